# %% [markdown]
# # 05 · Hidden layers
#
# After this notebook you can send the error back through any number of layers, by hand
# and in NumPy, and prove why the weights are transposed on the way.
#
# **120 minutes**, 80 of them for exercises; a good place for a break is after exercise
# 3. Fast track. You need the error at the output and `dL_dW2` from notebook 04.
#
# The lit part of the picture is step 2 of the backward pass: the error leaves the
# outputs, goes back through the weights, and gives the hidden layer its share.

# %%
import numpy as np

from backproplab import ask, check, data, explore, hint, show, solution, trace
from backproplab.gradcheck import numerical_gradient
from backproplab.images import ALT_TEXT, picture
from backproplab.worked import derive

show(picture(lit="hidden"), alt=f"Step 2, hidden layers, is lit. {ALT_TEXT}")

# %% [markdown]
# ## Recall
#
# Three questions about notebooks 03 and 04. You will need all three answers today.

# %%
ask("recall_weight_gradient")

# %%
ask("recall_two_paths")

# %%
ask("recall_squares_and_sigmoid")

# %% [markdown]
# ## Predict: who is to blame?
#
# At the output, a target says how wrong each neuron is. A hidden neuron has no target.
# All it does is feed the next layer, so its error must come from there. Choose an
# answer, then move on.

# %%
ask("predict_hidden_error")

# %% [markdown]
# ## See: five views of one step
#
# The explorer begins where notebook 04 ended, at `dL_dz2`. Step forward with the arrow
# keys to `dL_da1` and `dL_dz1`, and stop at each:
#
# 1. **Graph:** along which wires does the error arrive?
# 2. **One number:** which products are added up?
# 3. **Matrix:** which axes meet, and which shape stays?
# 4. **NumPy:** the same in one line.
# 5. **Nudge:** does the loss really change as this number says?
#
# Then choose another hidden unit. In row 0, one of the three gets no error at all at
# `dL_dz1`. Which one, and why?

# %%
explore.backward()

# %% [markdown]
# Unit 2 has `z1 = -1` in row 0. ReLU is flat there, so a nudge of its `z1` changes
# nothing, and the error stops.
#
# Three things to keep: the error of a hidden neuron is a *sum over its outgoing wires*;
# then it meets the *slope of its own activation*; and from there on, `dL_dW1` and
# `dL_db1` are made from `x` and `dL_dz1` exactly as `dL_dW2` and `dL_db2` were made from
# `a1` and `dL_dz2`.
#
# ## Derive: one number at a time
#
# Before any matrix, we follow single numbers. Matt Mazur's network, which many readers
# have recomputed, has two inputs, two hidden neurons and two outputs, with sigmoids
# everywhere, and one example. There is nothing to average: N is 1.

# %%
from backproplab.images import mazur_net

show(mazur_net.mazur_picture(), alt=mazur_net.ALT_TEXT)

# %% [markdown]
# We keep Mazur's names in this section, so that you can read along in his post, "A Step
# by Step Backpropagation Example". They differ from ours:
#
# | Mazur | here | meaning |
# |:--|:--|:--|
# | net | `z` | before the activation |
# | out | `a` | after it |
# | E | `L` | $\frac12 \sum (\text{target} - \text{out})^2$ |
# | δ | `dL_dz` | the error of a neuron |
# | w1, w2 | `W1[:, 0]` | i1 → h1, i2 → h1 |
# | w3, w4 | `W1[:, 1]` | i1 → h2, i2 → h2 |
# | w5, w6 | `W2[:, 0]` | h1 → o1, h2 → o1 |
# | w7, w8 | `W2[:, 1]` | h1 → o2, h2 → o2 |

# %%
i1, i2, t1, t2 = 0.05, 0.10, 0.01, 0.99
w1, w2, w3, w4, b1 = 0.15, 0.20, 0.25, 0.30, 0.35
w5, w6, w7, w8, b2 = 0.40, 0.45, 0.50, 0.55, 0.60


def sigmoid(z):
    """Squash z into 0 to 1."""
    return 1 / (1 + np.exp(-z))


net_h1 = w1 * i1 + w2 * i2 + b1
out_h1 = sigmoid(net_h1)
print(f"net h1 {net_h1:.10f}   out h1 {out_h1:.10f}")

# %% [markdown]
# **Forward** is notebook 01: h2 works like h1, with its own weights, and each output
# reads both hidden neurons.

# %%
out_h2 = sigmoid(w3 * i1 + w4 * i2 + b1)
out_o1 = sigmoid(w5 * out_h1 + w6 * out_h2 + b2)
out_o2 = sigmoid(w7 * out_h1 + w8 * out_h2 + b2)
E_o1 = (t1 - out_o1) ** 2 / 2
print(f"out o1 {out_o1:.10f}   E(o1) {E_o1:.10f}")

# %% [markdown]
# **Backward, step 1, the output layer** is notebook 04. The error of o1 is
# prediction − target times the slope of its sigmoid, which squares do not cancel. The
# gradient of w5 is the value at its start times the error at its end.

# %%
delta_o1 = (out_o1 - t1) * out_o1 * (1 - out_o1)
dE_dw5 = out_h1 * delta_o1
print(f"delta o1 {delta_o1:.10f}   dE/dw5 {dE_dw5:.10f}")

# %% [markdown]
# **Backward, step 2, the hidden layer** is new. h1 reaches E over two wires: over w5 to
# o1, and over w7 to o2. If out h1 grows by a little, net o1 grows w5 times as much, and
# net o2 grows w7 times as much. Each of them changes E by its own error. Both changes
# count, so they add up:
#
# $$\frac{\partial E}{\partial \text{out}_{h1}}
# = \delta_{o1}\, w_5 + \delta_{o2}\, w_7$$
#
# This is the fork of notebook 03: a value used twice gets two gradients.

# %%
delta_o2 = (out_o2 - t2) * out_o2 * (1 - out_o2)
dE_dout_h1 = delta_o1 * w5 + delta_o2 * w7
print(f"over w5 {delta_o1 * w5: .10f}")
print(f"over w7 {delta_o2 * w7: .10f}")
print(f"sum     {dE_dout_h1: .10f}")

# %% [markdown]
# The two outputs disagree: o1 is too large and wants less of h1, o2 is too small and
# wants more of it. The first wins.
#
# Now through h1's own sigmoid, whose slope is out (1 − out), and then to w1 as before:
# the value at its start times the error at its end.

# %%
delta_h1 = dE_dout_h1 * out_h1 * (1 - out_h1)
dE_dw1 = i1 * delta_h1
print(f"delta h1 {delta_h1:.10f}   dE/dw1 {dE_dw1:.10f}")

# %% [markdown]
# Is it true? Nudge w1 to both sides, run forward, and compare.

# %%
net, loss, x, y = data.mazur_net()


def E_at(w):
    """Return E when w1 is w and everything else stays."""
    W1 = net.params["W1"].copy()  # (2, 2)
    W1[0, 0] = w
    return loss.value(net.with_params(W1=W1)(x), y)


measured = (E_at(w1 + 1e-4) - E_at(w1 - 1e-4)) / 2e-4
print(f"measured {measured:.10f}, by hand {dE_dw1:.10f}")

# %% [markdown]
# ## Exercise 1: Mazur's network by hand
#
# **Goal** (15 minutes)**:** all numbers of one pass. You saw one path; fill in both
# neurons of each layer and all eight weights, with a calculator or with single lines of
# Python.
#
# | rows of the table | numbers in each |
# |:--|:--|
# | `net_h`, `out_h`, `dE_dout_h`, `delta_h` | 2: h1, h2 |
# | `net_o`, `out_o`, `E_o`, `delta_o` | 2: o1, o2 |
# | `E` | 1 |
# | `dE_dw5_to_w8`, `dE_dw1_to_w4` | 4, in the order of the names |
#
# Worked cell: net h1 is 0.3775, so the first row begins `"net_h": [0.3775, ...]`. Four
# digits are enough. Check after every few cells: each filled one is judged, and those
# that still hold `...` are left alone.

# %% exercise="mazur_by_hand"

# %%
check(table, exercise="mazur_by_hand")

# %% [markdown]
# Stuck? `hint("mazur_by_hand")`. To keep all digits in a cell, write a formula into it,
# such as `[out_h1 * delta_o1, ...]`.
#
# ## Derive: the error of a hidden neuron
#
# Now for any network. Take hidden neuron $i$ and example $n$. Its value $a_{ni}$ goes
# into every output $j$ of the same row:
#
# $$z_{nj} = \sum_i a_{ni} W_{ij} + b_j, \qquad
# \frac{\partial z_{nj}}{\partial a_{ni}} = W_{ij}$$
#
# It goes into no other row. So the paths to the loss are the outputs $j$, and the chain
# rule adds up error times weight over them. In the table, $n_{\text{in}}$ of layer 2 is
# the number of hidden neurons.

# %%
steps = trace(*data.integer_net())
steps.derive("dL_da1", 1, 1)

# %% [markdown]
# The nudge agrees: we change the entries of `a1` one by one, and run only the second
# layer and the loss.

# %%
net, loss, x, y = data.integer_net()


def loss_from(a1):
    """Return the loss when the hidden layer puts out a1."""
    return loss.value(a1 @ steps["W2"] + steps["b2"], y)


measured = numerical_gradient(loss_from, steps["a1"])  # (5, 3)
print(np.round(measured[1], 6) + 0, "measured")  # + 0 turns -0 into 0
print(np.round(steps["dL_da1"][1], 6) + 0, "backward")

# %% [markdown]
# Then the error goes through the activation: times its slope, entry by entry. For ReLU
# the slope is 1 where `z1` is positive and 0 elsewhere; $[z > 0]$ means just that. The
# letter $j$ now counts the hidden neurons.

# %%
steps.derive("dL_dz1", 0, 2)

# %% [markdown]
# Both moves in one line: **the error of layer 2, sent back through the weights between
# the layers, times the slope of layer 1's activation, is the error of layer 1.** This
# is the sentence that all of backpropagation turns on.
#
# For the ReLU of the integer net it reads:

# %%
from backproplab.hidden_identities import ERROR_BEHIND_RELU

values = {step.name: step.value for step in steps}
derive(ERROR_BEHIND_RELU, 4, 1, n_out=2, **values)

# %% [markdown]
# ## Exercise 2: the error at the hidden layer
#
# **Goal** (8 minutes)**:** both moves for a whole batch, where the hidden layer is not a
# ReLU but a sigmoid.
#
# | given | returned |
# |:--|:--|
# | `dL_dz2` (N, n_out), `W2` (n_hidden, n_out), `z1` (N, n_hidden) | `dL_dz1` (N, n_hidden) |
#
# Worked row: `dL_dz2 = [[1, 3]]`, `W2 = [[2, -1]]`, `z1 = [[0]]`. The error that
# arrives is −1, the sigmoid is 0.5 at 0 and its slope 0.25, so the answer is
# `[[-0.25]]`.

# %% exercise="hidden_delta"

# %%
check(hidden_delta)

# %% [markdown]
# Stuck? `hint(hidden_delta)`.
#
# ## Derive: why the transpose
#
# **By index.** Forward, output $j$ collects over the inputs: it reads *column* $j$ of
# $W$. Backward, neuron $i$ collects over the outputs: it reads *row* $i$ of the same
# $W$. A matrix product `A @ B` always pairs a row of `A` with a column of `B`. So row
# $i$ has to become a column, and that is what the transpose does:
#
# $$\sum_j \delta_{nj} W_{ij} = \sum_j \delta_{nj} (W^{\top})_{ji}
# = (\delta\, W^{\top})_{ni}$$
#
# where $\delta$ is short for the error `dL_dz2`. The same wires, read the other way.

# %%
W2 = steps["W2"]  # (3, 2)
print("forward, output 0 reads column 0: ", W2[:, 0])
print("backward, neuron 0 reads row 0:   ", W2[0])

# %% [markdown]
# **By shape.** The axis that is summed away is that of the outputs, so it has to stand
# in the middle: (N, n_out) @ (n_out, n_hidden). The rows are examples, so `dL_dz2`
# stays on the left, and no example mixes with another.
#
# **Why not in this order for `dL_dW2`?** There the examples are summed away, so N
# stands in the middle: (n_hidden, N) @ (N, n_out). Ask which index disappears, and the
# order follows. The outer-product builder of notebook 04 shows it row by row.

# %%
a1, W2, dL_dz2 = steps["a1"], steps["W2"], steps["dL_dz2"]  # (5, 3), (3, 2), (5, 2)
print("dL_da1 =", dL_dz2.shape, "@", W2.T.shape, "->", (dL_dz2 @ W2.T).shape)
print("dL_dW2 =", a1.T.shape, "@", dL_dz2.shape, "->", (a1.T @ dL_dz2).shape)

# %% [markdown]
# ## Exercise 3: the transpose that fits and is wrong
#
# Shapes are a reminder, not a proof: in a square layer every product fits.
#
# **Goal** (8 minutes)**:** two rows of errors, a square `W2`. First work out
# `dL_da1[0, 0]` by index, one number. Then give all of `dL_da1`, and last what comes out
# when the transpose is forgotten. (N, n_hidden) is (2, 2) here.
#
# Worked row: with `dL_dz2 = [[1, 0]]` only output 0 has an error, so neuron 0 gets
# `W2[0, 0]` and neuron 1 gets `W2[1, 0]`.

# %% exercise="square_layer"

# %%
check((first_by_index, dL_da1, fits_but_wrong), exercise="square_layer")

# %% [markdown]
# Stuck? `hint("square_layer")`.
#
# Both products have the shape (2, 2), and only one agrees with the sum by index. Who
# decides? The loss itself. Take numbers $c$ for errors, and a loss whose slope at $z$
# is exactly $c$: the sum of $c \cdot z$. Then nudge.

# %%
c = np.array([[1.0, -2.0], [3.0, 1.0]])  # (2, 2)
W = np.array([[2.0, -1.0], [3.0, 1.0]])  # (2, 2)
measured = numerical_gradient(lambda a: np.sum(c * (a @ W)), np.zeros((2, 2)))  # (2, 2)
print("c @ W.T is the measured slope:", np.allclose(c @ W.T, measured))
print("c @ W   is the measured slope:", np.allclose(c @ W, measured))

# %% [markdown]
# So a network whose layers all have the same size is the most dangerous one: a wrong
# transpose raises no error, and the loss may even fall for a while. Test with sizes that
# differ, or measure.
#
# **This is the place for a break.** When you come back, run the first cell, then go on
# from here.

# %% [markdown]
# ## Derive: the hidden layer in matrices
#
# First the error, once more. With a sigmoid, the slope $a (1 - a)$ stands where a ReLU
# has $[z > 0]$. On h1 of Mazur's network, the number is the `delta h1` that you know:

# %%
from backproplab.hidden_identities import ERROR_BEHIND_SIGMOID

values = {step.name: step.value for step in trace(*data.mazur_net())}
derive(ERROR_BEHIND_SIGMOID, 0, 0, digits=6, n_out=2, **values)

# %% [markdown]
# Once `dL_dz1` is known, layer 1 is a dense layer like any other. What came in is `x`,
# the error that went out is `dL_dz1`. On the integer net:

# %%
steps = trace(*data.integer_net())
steps.derive("dL_dW1", 1, 2)

# %%
steps.derive("dL_db1", 0)

# %% [markdown]
# And 1/N? It came in once, in `dL_dz2`, where the mean of the loss was differentiated.
# Every line after it is made from `dL_dz2`, so the 1/N is inside already. Who divides
# again in layer 1 gets gradients that are N times too small.
#
# The whole backward pass is seven lines: three for each layer, and between them the one
# that leads from layer to layer.

# %%
wanted = ["dL_dz2", "dL_dW2", "dL_db2", "dL_da1", "dL_dz1", "dL_dW1", "dL_db1"]
for step in map(steps.step, wanted):
    print(f"{step.name} = {step.formula:20} # {step.shape}")

# %% [markdown]
# ## Exercise 4: the integer net on paper
#
# **Goal** (20 minutes)**:** the whole backward pass with a pencil. Every number has one
# digit after the point at most.
#
# Print the [trace sheet](../images/trace_sheet.pdf), one page: errors stand below the
# values that they belong to, gradients below the errors, each with its line of NumPy.
# Copy `z1`, `a1` and `z2` from the cell below, or compute them as in notebook 01. When
# you are done, compare with the [filled sheet](../images/trace_sheet_filled.pdf).
#
# Worked row: in row 0 the prediction is (1, 11) and the target (1, 4), so `dL_dz2`
# begins with `[0, 1.4]`: the difference, divided by N = 5.

# %%
for name in ("z1", "a1", "z2"):
    print(name)
    print(steps[name])

# %% exercise="paper_sheet"

# %%
check(sheet, exercise="paper_sheet")

# %% [markdown]
# Stuck? `hint("paper_sheet")`. Here too, each filled cell is judged while others are
# open. `dL_da1` stands on the paper only.
#
# ## Code: the whole backward pass
#
# **Exercise 5. Goal** (15 minutes)**:** all gradients of a network with a sigmoid hidden
# layer, softmax output and mean cross-entropy, the one that is used for classes.
#
# | given | returned, in a dict |
# |:--|:--|
# | `x` (N, n_in), `y` (N, n_out), one-hot | |
# | `W1` (n_in, n_hidden), `b1` (n_hidden,) | `dL_dW1`, `dL_db1` |
# | `W2` (n_hidden, n_out), `b2` (n_out,) | `dL_dW2`, `dL_db2` |
#
# Worked row: with all weights 0 and two classes, p is 0.5 everywhere; for one example
# of class 0, `dL_dz2` is `[[-0.5, 0.5]]` and so `dL_db2` is `[-0.5, 0.5]`.

# %% exercise="two_layer_backward"

# %%
check(two_layer_backward)

# %% [markdown]
# Stuck? `hint(two_layer_backward)`. Use the names of this notebook for your steps, `z1`,
# `a1`, `dL_dz2` and so on: then the checker names the first step that is wrong.
#
# ## Code: any number of layers
#
# A third layer needs no new idea. The error of layer $l$ comes from layer $l + 1$, in
# the same way for every $l$:
#
# $$\delta^{(l)} = \left(\delta^{(l+1)} W^{(l+1)\top}\right) \odot f'(z^{(l)})$$
#
# where $\odot$ is the product entry by entry and $f'$ the slope of the activation. Here
# are the lines of a network with four layers. Read them from the top, and look for what
# repeats.

# %%
from backproplab import Sigmoid, SoftmaxCrossEntropy, gradient_check, mlp, one_hot

rng = np.random.default_rng(0)
deep = mlp([3, 6, 5, 4, 2], activation=Sigmoid(), seed=0)
x, y = rng.normal(size=(8, 3)), one_hot([0, 1, 1, 0, 1, 0, 0, 1], 2)  # (8, 3), (8, 2)
deep_steps = trace(deep, SoftmaxCrossEntropy(), x, y)
for step in deep_steps:
    if step.direction == "backward":
        print(f"{step.name:6} = {step.formula}")

# %% [markdown]
# Two gradients, then the error one layer further down: a loop does it for any number of
# layers, in about ten lines. The last error, `dL_dx`, is the error at the inputs; nothing
# needs it unless another network stands before this one.
#
# **Exercise 6. Goal** (15 minutes)**:** the same as exercise 5, for any number of layers.
#
# | given | returned |
# |:--|:--|
# | `x` (N, n_in), `y` (N, n_out), `params` with `W1`, `b1`, `W2`, … | a dict with `dL_dW1`, `dL_db1`, `dL_dW2`, … |
#
# Worked row: a network with one layer has no hidden layer; its `dL_dW1` is
# `x.T @ (p - y) / N`.

# %% exercise="deep_backward"

# %%
check(deep_backward)

# %% [markdown]
# Stuck? `hint(deep_backward)`. Going down, f-strings such as `params[f"W{layer}"]` find
# the weights of a layer, and `range(n_layers, 0, -1)` counts from the last layer to 1.
#
# ## Compare
#
# **Your loop against the package, and the package against measured slopes.** Your
# gradients are listed once exercise 6 has passed. `gradient_check` nudges every weight
# of the network; notebook 07 builds it.

# %%
passed = check(deep_backward).passed
mine = deep_backward(x, y, deep.params) if passed else {}
for name, gradient in mine.items():
    print(f"{name} agrees with the package:", np.allclose(gradient, deep_steps[name]))
report = gradient_check(deep, SoftmaxCrossEntropy(), x, y)
print("The package agrees with every measured slope:", report.passed)

# %% [markdown]
# **Mazur's network, all numbers.** The package computes them in our notation; here they
# stand in his order, ten digits after the point. To step through them in five views, run
# `explore.backward(*data.mazur_net())` in a cell of its own.

# %%
m = trace(*data.mazur_net())
E_o = (m["y"] - m["a2"]) ** 2 / 2  # (1, 2)


def row(name, values):
    """Print a row of Mazur's table; his weights run down the columns of ours."""
    print(f"{name:13}", *(f"{number: .10f}" for number in values.T.flat))


row("net h", m["z1"])
row("out h", m["a1"])
row("net o", m["z2"])
row("out o", m["a2"])
row("E(o)", E_o)
row("E", m["L"])

# %%
row("delta o", m["dL_dz2"])
row("dE/dw5 to w8", m["dL_dW2"])
row("dE/dout h", m["dL_da1"])
row("delta h", m["dL_dz1"])
row("dE/dw1 to w4", m["dL_dW1"])

# %% [markdown]
# His post goes on to the update. It leaves the biases as they are, and says rightly that
# the hidden errors need the *old* w5 to w8. Its loss after one step tells another story:
# notebook 08 finds out which.
#
# ## Quiz

# %%
ask("quiz_silent_neuron")

# %%
ask("quiz_square_layer")

# %%
ask("quiz_what_is_needed")

# %% [markdown]
# ## Recap
#
# The error of a hidden layer is the error of the next layer, sent back through the
# weights, times the slope of the activation: `dL_dz1 = dL_dz2 @ W2.T * da1_dz1`. Then
# the gradients are those of any dense layer, `dL_dW1 = x.T @ dL_dz1` and the column
# sums `dL_db1`. The transpose comes from the index that is summed, and a measured slope
# proves it where shapes cannot.
#
# **Stretch.** Change the sigmoids of `deep_backward` to tanh: which two places change?
# Then run `explore.backward` on the network `deep` of this notebook, with its `x` and
# `y`.
#
# **Next:** 06 · Activation derivatives, where each slope is derived.
