# %% [markdown]
# # 01 · Forward pass
#
# After this notebook you can compute every number of a forward pass by hand and in
# NumPy, and predict the shape of each array before you run it.
#
# **60 minutes**, 35 of them for exercises. Fast track.
#
# The lit part of the picture is what this notebook is about: data on its way from the
# inputs to the prediction.

# %%
import numpy as np

from backproplab import ask, check, data, explore, hint, show, solution, trace
from backproplab.images import ALT_TEXT, picture

show(picture(lit="forward"), alt=f"The forward pass is lit. {ALT_TEXT}")

# %% [markdown]
# ## Recall
#
# Three questions about notebook 00. A wrong choice has its own reply, and you can choose
# again.

# %%
ask("recall_slope")

# %%
ask("recall_prediction")

# %%
ask("recall_all_slopes")

# %% [markdown]
# ## Predict: what does a neuron do with its inputs?
#
# A neuron has one weight for each input, and one bias. From these and its inputs it makes
# one number, called $z$. Choose an answer, then move on.

# %%
ask("predict_neuron")

# %% [markdown]
# ## See: step through the pass
#
# The network has two inputs, three hidden neurons and two outputs: 2-3-2. Its weights are
# small whole numbers. Click *Step*, go forward with the arrow keys, and watch one thing at
# a time: the numbers in the graph, the sum written out, the shapes, the NumPy line.
#
# `W 2` on a lit wire says that its weight is 2. `y_hat`, ŷ in formulas, is the prediction.
# The last step is the loss, the subject of notebook 02; `()` is the shape of one number.
#
# Then follow another example: the weights stay, the values change. Rows and units are
# counted from 0, as NumPy does.

# %%
explore.forward()

# %% [markdown]
# ## Derive, stage 1: one neuron
#
# A neuron multiplies each input by its weight, adds up, and adds its bias. For the first
# example, $x = (1, 2)$, and the first hidden neuron with weights $(1, 1)$ and bias $1$,
# counted from 0 as in the code:
#
# $$z = x_0 w_0 + x_1 w_1 + b = 1 \cdot 1 + 2 \cdot 1 + 1 = 4$$

# %%
x_row = [1, 2]
w, b = [1, 1], 1
z = x_row[0] * w[0] + x_row[1] * w[1] + b
print(z)

# %% [markdown]
# ## Exercise 1: one neuron by hand
#
# **Goal:** compute the second hidden neuron (unit 1) for a sixth example, on paper.
#
# Given: $x = (3, -1)$, weights $(-1, 2)$, bias $1$. Then comes ReLU, which you saw at the
# step `a1`: `a` is `z`, or 0 if `z` is negative. Give `z` and `a`, one number each.
#
# Worked row: for the first example, $x = (1, 2)$, this neuron has `z = 4` and `a = 4`.

# %% exercise="one_neuron"

# %%
check((z, a), exercise="one_neuron")

# %% [markdown]
# Stuck? `hint("one_neuron")`.
#
# ## Derive, stage 2: one layer
#
# Three neurons read the same two inputs; a layer in which every neuron reads every input
# is called *dense*. Put the weights of each neuron in a column of a table $W$: row $i$
# belongs to input $i$, column $j$ to neuron $j$. Then neuron $j$ needs column $j$, and the
# sum runs over $i$. That is what the matrix product does.

# %%
net, loss, x, y = data.integer_net()
W1, b1 = net.params["W1"], net.params["b1"]  # (2, 3), (3,)
z_row = x[0] @ W1 + b1  # (3,)
print(W1)
print(z_row)

# %% [markdown]
# ## Derive, stage 3: a batch
#
# Column 0 of the table holds the weights $(1, 1)$ of stage 1, and the first number is its
# 4: all three neurons in one line.
#
# Five examples are five rows, and each row goes through on its own. The letter $n$ counts
# the rows, and $N$ is how many there are. The same line computes the whole batch.
#
# The table below says it in four ways, then gives one number, that of row 0 and neuron 0.
# All of it is made from the line that the package runs, so nothing in it can disagree. A
# small (1) above a letter means *layer 1*; it is not a power.

# %%
steps = trace(net, loss, x, y)
steps.derive("z1", 0, 0)

# %% [markdown]
# Two habits from here on. **Read shapes from left to right**: `x` (N, n_in), N examples of
# n_in inputs, meets `W` (n_in, n_out), a column for each of n_out neurons. The inner axis
# is the one they share: it is summed away, and (N, n_out) stays. **Keep what you
# computed**: the backward pass will need `x`, `z1` and `a1` again.
#
# The bias `b1` has shape (n_out,), and NumPy adds it to every row: here an array is
# stretched to fit another, and here we mean it.

# %%
print(x.shape, "@", W1.shape, "+", b1.shape, "->", steps["z1"].shape)
print(steps["z1"])

# %% [markdown]
# ## Exercise 2: a dense layer
#
# **Goal:** every neuron of a layer, for every row of a batch.
#
# | given | returned |
# |:--|:--|
# | `x` (N, n_in), `W` (n_in, n_out), `b` (n_out,) | `z` (N, n_out) |
#
# Worked row: `x = [[1, 2]]`, `W = [[1], [1]]`, `b = [1]` gives `[[4]]`.

# %% exercise="dense_forward"

# %%
check(dense_forward)

# %% [markdown]
# Stuck? `hint(dense_forward)`.
#
# ## Derive, stage 4: the bend
#
# Without something between them, two layers collapse into one: $(x W_1) W_2 = x (W_1 W_2)$
# is a single table again. So each hidden layer bends its numbers with an **activation**:
#
# - **ReLU** cuts off below 0: $a = \max(0, z)$;
# - the **sigmoid** squashes into 0 to 1: $a = 1 / (1 + e^{-z})$ is ½ at 0, nearly 0 far
#   below, nearly 1 far above.
#
# Both work on each number by itself, so the shape stays.

# %%
steps.derive("a1", 0, 2)

# %% [markdown]
# The first example's hidden values are $z = (4, 4, -1)$ and $a = (4, 4, 0)$: the third
# neuron is off. The second layer reads `a1` exactly as the first layer read `x`, and its
# result is the prediction. For its second output you know the number from the picture:

# %%
steps.derive("z2", 0, 1)

# %% [markdown]
# ## Exercise 3: two activations
#
# **Goal:** bend each number by itself.
#
# | function | given | returned |
# |:--|:--|:--|
# | `sigmoid_forward` | `z`, any shape | $1 / (1 + e^{-z})$, the same shape |
# | `relu_forward` | `z`, any shape | $\max(0, z)$, the same shape |
#
# Worked row: for `z = [-1, 0, 2]` the sigmoid gives about `[0.27, 0.5, 0.88]` and ReLU
# gives `[0, 0, 2]`. The sigmoid must also be right for −800 and 800; if `np.exp` overflows
# on the way, the checker tells you.

# %% exercise="sigmoid_forward"

# %%
check(sigmoid_forward)

# %% exercise="relu_forward"

# %%
check(relu_forward)

# %% [markdown]
# Stuck? `hint(sigmoid_forward)` and `hint(relu_forward)`.
#
# ## Exercise 4: predict six shapes
#
# **Goal:** know the shape before you run the line.
#
# A batch of 32 pictures with 64 numbers each goes through a network 64-16-10. Write the
# shapes as tuples, as NumPy prints them.
#
# Worked row: `x` has shape `(32, 64)`.

# %% exercise="predict_shapes"

# %%
check(shapes, exercise="predict_shapes")

# %% [markdown]
# Stuck? `hint("predict_shapes")`.
#
# ## Exercise 5: two layers
#
# **Goal:** the whole forward pass: dense, sigmoid, dense. The result `z2` holds one
# score for each output; notebook 02 turns scores into probabilities.
#
# | given | returned |
# |:--|:--|
# | `x` (N, n_in), `W1` (n_in, n_hidden), `b1` (n_hidden,), `W2` (n_hidden, n_out), `b2` (n_out,) | `z2` (N, n_out) |
#
# Worked row: `x = [[1, 2]]`, `W1 = [[1], [1]]`, `b1 = [-3]`, `W2 = [[4]]`, `b2 = [1]` gives
# `z1 = [[0]]`, `a1 = [[0.5]]`, `z2 = [[3]]`.

# %% exercise="two_layer_forward"

# %%
check(two_layer_forward)

# %% [markdown]
# Stuck? `hint(two_layer_forward)`. Call your steps `z1` and `a1`, or return them too,
# `return z2, (z1, a1)`: then the checker names the first step that is wrong.
#
# ## Compare
#
# The package's layer does what your function does. `Dense.forward` also returns what its
# `backward` will need: the input `x`. To read it, write `Dense??` in a cell of its own: it
# fits on one screen.

# %%
from backproplab import Dense

layer = Dense(W1, b1)
z1, kept = layer.forward(x)  # (5, 3), (5, 2)
print(z1)
print("kept for backward: x, shape", kept.shape)

# %% [markdown]
# Here are all numbers of the forward pass on this network: five examples, two outputs,
# loss 16.5. The same trace has the backward pass too; notebooks 04 and 05 derive it.

# %%
for name in ("z1", "a1", "z2", "y_hat", "L"):
    step = steps.step(name)
    print(f"{name:5} = {step.formula}  # {step.shape}")
    print(step.value)

# %% [markdown]
# ## Recap
#
# A layer mixes and bends: $z = xW + b$, then $a = f(z)$. A row is an example, a column of
# $W$ is a neuron, and shapes chain from left to right: (N, n_in) @ (n_in, n_out) is
# (N, n_out). Keep $x$, $z$ and $a$: going backward needs them.
#
# **Stretch.** Remove the activation between the layers, and find one table and one bias
# that do the work of both. Check them on five random rows.
#
# **Next:** [02 · Losses](02_losses.ipynb), where the prediction meets the target.
