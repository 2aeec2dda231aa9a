# %% [markdown]
# # 00 · Start here
#
# After this notebook you can run a cell, have an answer checked, ask for a hint, and
# say what a slope is: how fast the loss changes when one weight moves.
#
# **30 minutes**, 15 of them for exercises. You need basic calculus (a derivative is a
# slope) and a little NumPy (arrays, shapes, `@`). This notebook belongs to the fast
# track: 00, 01, 02, 03, 04, 05, 07, 08.
#
# Click a cell and press `Shift` + `Enter`: it runs, and the next one is selected. Run
# the cells from top to bottom. *Run All Cells* in the *Run* menu is safe at any time,
# also while exercises are unsolved.

# %%
from backproplab import ask, check, data, explore, hint, show, solution, trace
from backproplab.images import ALT_TEXT, picture

# %% [markdown]
# ## The picture of the whole
#
# Training a network means going round this picture many times.
#
# 1. **Forward**: data goes through the layers to a prediction. The **loss** is one
#    number: the larger, the worse the prediction fits the target, the right answer.
# 2. **Backward**: step 1, at the output, the error is prediction − target. Step 2, the
#    error goes back through the weights, layer by layer. So every weight gets its
#    **gradient**, the slope of the loss at that weight.
# 3. **Update**: each weight takes a small step against its gradient, so that the loss
#    falls.
#
# You need not follow every number yet. By notebook 05 you will have computed those of both
# passes; notebook 08 takes the step.

# %%
show(picture(), alt=ALT_TEXT)

# %% [markdown]
# ## Predict: one knob
#
# A network is a machine with many knobs, its weights and biases. Turn one knob a little (a
# *nudge*), leave the others alone, and the loss changes. How does the change depend on how
# far you turn?
#
# Choose an answer before you look. Nobody sees it but you.

# %%
ask("twice_the_nudge")

# %% [markdown]
# ## See: nudge one weight
#
# The curve is the loss while one weight moves and everything else stays. The straight
# line touches the curve at the present weight: its steepness is the **slope** there.
#
# `W1[0, 0]` is the weight from the first input to the first hidden neuron, the two at the
# top of the picture: NumPy counts from 0. The picture shows one example alone; here and
# below the loss L is the mean of five, so the numbers differ from those in the picture.
#
# Click the slider *Nudge* and move it with the arrow keys. The line *predicts* the change,
# slope × nudge; the curve is the *real* change. Then choose another weight.

# %%
explore.nudge()

# %% [markdown]
# Three things to notice: close to the weight, prediction and truth agree; twice as far
# away, the gap between them is about four times as large; and each weight has a slope of
# its own, some of them negative.
#
# ## Derive: the slope as ΔL/Δw
#
# Now the same in code. The network is that of the picture: its weights are whole numbers,
# so that you can follow it on paper. We move one weight, `W1[0, 0]`, by Δw, and watch L.

# %%
net, loss, x, y = data.integer_net()
W1 = net.params["W1"]  # (2, 3)
L = loss.value(net(x), y)
print(f"W1[0, 0] = {W1[0, 0]:g}, L = {L:g}")

# %% [markdown]
# | said as | the same thing |
# |:--|:--|
# | **words** | The slope is the change of the loss for each unit of change of the weight, when the change is small. |
# | **one index** | $\displaystyle \frac{\partial L}{\partial w} \approx \frac{L(w + \Delta w) - L(w)}{\Delta w}$ |
# | **matrix** | one such number for every entry of $W$: an array of the same shape, $\displaystyle \frac{\partial L}{\partial W}$ |
# | **NumPy** | `quotient = (loss_at(w + dw) - loss_at(w)) / dw` |


# %%
def loss_at(w):
    """Return the loss when W1[0, 0] is w and everything else stays."""
    moved = W1.copy()  # (2, 3)
    moved[0, 0] = w
    return loss.value(net.with_params(W1=moved)(x), y)


w = W1[0, 0]
for dw in (1, 0.1, 0.01, 0.001):
    quotient = (loss_at(w + dw) - loss_at(w)) / dw
    print(f"dw = {dw:<6} quotient = {quotient:.4f}")

# %% [markdown]
# The smaller the step, the nearer the quotient comes to 5. That limit is the derivative
# $\partial L / \partial w$. A positive slope means that raising this weight raises
# the loss, so training will lower it.
#
# This network has 17 knobs. Nudging each of them costs one more run per knob; real
# networks have millions. **Backpropagation finds all the slopes in one backward pass**,
# and this is why the whole field uses it. `trace` runs one pass forward and one backward,
# and keeps every array under its name. The slope of `W1` is called `dL_dW1`:

# %%
dL_dW1 = trace(net, loss, x, y)["dL_dW1"]  # (2, 3)
print(dL_dW1)

# %% [markdown]
# ## Code: four exercises
#
# **Exercise 1. Make a check pass.** Complete the function: it returns how much too large
# each prediction is. In this course the order is always *prediction first*. A shape says
# what each axis counts: here N examples, one a row, and n_out outputs.
#
# | given | returned |
# |:--|:--|
# | `prediction` (N, n_out), `target` (N, n_out) | prediction − target (N, n_out) |
#
# Worked row: for prediction `[3, 5]` and target `[1, 5]` it returns `[2, 0]`. Replace the
# three dots, run the cell, then run the check under it.

# %% exercise="prediction_error"

# %%
check(prediction_error)

# %% [markdown]
# Stuck? Each call of `hint` says a little more; there are three. After an attempt,
# `solution(prediction_error)` shows one way to write it.

# %%
hint(prediction_error)

# %% [markdown]
# **Exercise 2. Make it fail on purpose.** Swap the two names in your line, run the cell
# and the check again, and read what the checker says. It does not only say *wrong*: it
# says *which* mistake it is. Then swap them back.
#
# **Exercise 3. Measure a slope.** Use `loss_at` from above to find the slope of the loss
# at `W1[0, 0]` **when that weight is −1** instead of 1. One number, with at least two
# digits after the point.
#
# Worked row: at 1, the answer was 5.

# %% exercise="measure_slope"

# %%
check(slope, exercise="measure_slope")

# %% [markdown]
# Stuck? Run `hint("measure_slope")`.
#
# **Exercise 4. Read a shape report.** Most mistakes in this course are mistakes of shape.
# The package never stretches an array silently to make it fit: it names both arrays and
# both shapes. Run the next cell and read the message, then answer. (`y_hat` is the
# prediction, written ŷ in formulas; `y` is the target.)

# %%
from backproplab import MeanSquaredError

try:
    MeanSquaredError().value([[1.0], [2.0], [3.0]], [1.0, 2.0, 3.0])
except ValueError as error:
    print(error)

# %%
ask("shape_report")

# %% [markdown]
# ## Compare
#
# The package finds the same slope in two ways: `numerical_gradient` nudges the weight a
# little to both sides; `trace` goes backward once. Is your number the same?

# %%
from backproplab import numerical_gradient

moved = net.with_params(W1=[[-1, -1, 2], [1, 2, -1]])  # W1 (2, 3)
measured = numerical_gradient(loss_at, -1.0)
backward = trace(moved, loss, x, y)["dL_dW1"][0, 0]
print(f"measured {measured:.4f}, backward {backward:.4f}")

# %% [markdown]
# ## Keep your work
#
# Answers are kept in the notebook: save with `Ctrl` + `S`. What you have passed is kept
# in the folder `.backproplab` beside it. `progress()` shows the board. To start an
# exercise again: `from backproplab import reset`, then `reset("measure_slope")`.
#
# **On Binder everything is forgotten after ten idle minutes.** Download the notebook, or
# copy the text of `progress.save()` and bring it back with `progress.load("…")`.

# %%
from backproplab import progress

progress()

# %% [markdown]
# ## Recap
#
# The slope $\partial L / \partial w$ says how fast the loss changes when one weight
# moves. For a small nudge, $\Delta L \approx \partial L / \partial w \cdot \Delta w$, and
# the gap shrinks with the square of the nudge. Backpropagation finds the slopes of all
# weights in one backward pass.
#
# **Stretch.** Find a weight in the explorer whose slope is negative. Which way should
# training move it?
#
# **Next:** [01 · Forward pass](01_forward_pass.ipynb), where every number starts.
