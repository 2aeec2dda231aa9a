# %% [markdown]
# # 04 · Output layer
#
# After this notebook you can take the first step back: the error at the output, and from
# it the gradient of every weight and bias of the last layer. You can say why a transpose
# stands there, and where the 1/N is.
#
# **90 minutes**, 50 of them for exercises. Fast track. There is a good place for a pause
# after exercise 4.
#
# The lit part of the picture is what this notebook is about: step 1 of the way back.

# %%
import numpy as np

from backproplab import ask, check, data, explore, hint, show, solution, trace
from backproplab.images import ALT_TEXT, picture
from backproplab.worked import derive

show(picture(lit="output"), alt=f"The step back at the output is lit. {ALT_TEXT}")

# %% [markdown]
# ## Recall
#
# Three questions about notebooks 02 and 03. A wrong choice has its own reply, and you can
# choose again.

# %%
ask("recall_slope_of_mean")

# %%
ask("recall_product")

# %%
ask("recall_used_often")

# %% [markdown]
# ## Predict: who learns faster?
#
# A sigmoid squashes any score into 0 to 1. Near both ends it is almost flat: it is
# *saturated* there. Choose an answer, then move on.

# %%
ask("predict_slow_start")

# %% [markdown]
# ## See: four heads
#
# A *head* is an output with its loss. Four of them get the same score, $z = 4$, and the
# target 0. Each panel shows the loss over $z$, and below it how two slopes are multiplied
# on the way back. The bars compare the result with prediction − target.
#
# Click *z at the start* and move it to 1.5 with the arrow keys: the predictions of a
# sigmoid are 0.98 and 0.82 at these two scores. Press *Play* at both, and watch the last
# panel.

# %%
explore.heads()

# %% [markdown]
# ## Derive: the error at the output
#
# Three panels send back prediction − target; the last one does not, and it is slow. Here
# is why. A score reaches the loss through its prediction, $z \to \hat y \to L$, so its
# slope is local times upstream.
#
# $$\frac{\partial L}{\partial z} = \frac{\partial L}{\partial \hat y} \cdot
# \frac{\partial \hat y}{\partial z}$$
#
# This slope, `dL_dz`, is called the **error** at the output: the backward pass starts from
# it. The question is what becomes of the second factor, the slope of the output itself.
#
# **A linear output with squares.** The prediction is the score, $\hat y = z$: the second
# factor is 1. In the first one the ½ meets the 2 of the square, as in notebook 02:
#
# $$\frac{\partial L}{\partial z} = \frac{2\,(\hat y - y)}{2N} \cdot 1 =
# \frac{\hat y - y}{N}$$
#
# The network of the picture has such an output; its second example, second output:

# %%
net, loss, x, y = data.integer_net()
steps = trace(net, loss, x, y)
steps.derive("dL_dz2", 1, 1)

# %% [markdown]
# ## Derive: sigmoid with cross-entropy
#
# First the slope of a sigmoid. With $p = 1 / (1 + e^{-z})$ it is
#
# $$\frac{\partial p}{\partial z} = \frac{e^{-z}}{(1 + e^{-z})^2} =
# \frac{1}{1 + e^{-z}} \cdot \frac{e^{-z}}{1 + e^{-z}} = p\,(1 - p).$$
#
# Now the slope of binary cross-entropy in $p$, from notebook 02, as one fraction. The
# $1/N$ stays in front of it.
#
# $$\frac{1 - y}{1 - p} - \frac{y}{p} = \frac{(1 - y)\,p - y\,(1 - p)}{p\,(1 - p)} =
# \frac{p - y}{p\,(1 - p)}$$
#
# The numbers are those of a small network that many tutorials use, by M. Mazur: 2-2-2, one
# example, targets 0.01 and 0.99, a sigmoid at the end.

# %%
from backproplab.output_identities import SLOPE_AS_ONE_FRACTION

mazur, _, x_mazur, y_mazur = data.mazur_net()  # (1, 2) both
p = mazur(x_mazur)  # (1, 2)
derive(SLOPE_AS_ONE_FRACTION, 0, 0, p=p, y=y_mazur, N=1)

# %% [markdown]
# What stands below is the slope of the sigmoid, and on the way back to $z$ we multiply by
# the very same slope. **It cancels**, and prediction − target is left:
#
# $$\frac{\partial L}{\partial z} = \frac{p - y}{N\,p\,(1 - p)} \cdot p\,(1 - p) =
# \frac{p - y}{N}$$
#
# That is why the two are used together. The package has them as one loss on scores, so
# the last sigmoid of the network is taken off here.

# %%
from backproplab import Sequential, Sigmoid, SigmoidCrossEntropy, Softmax

score_net = Sequential(*mazur.layers[:-1])  # without its last sigmoid
z2 = score_net(x_mazur)  # (1, 2)
trace(score_net, SigmoidCrossEntropy(), x_mazur, y_mazur).derive("dL_dz2", 0, 0)

# %% [markdown]
# ## Exercise 1: sigmoid and cross-entropy
#
# **Goal:** the error of a yes-or-no output, for every row and output.
#
# | given | returned |
# |:--|:--|
# | `z` (N, n_out), `y` (N, n_out) of 0 and 1 | `dL_dz` (N, n_out) |
#
# Worked row: for two rows, `z = [[0], [0]]` and `y = [[1], [0]]`, it is
# `[[-0.25], [0.25]]`.
#
# You wrote a sigmoid that is safe for far scores in notebook 01. Copy it into the cell, or
# use the package's, `Sigmoid().forward(z)[0]`.

# %% exercise="sigmoid_cross_entropy_gradient"

# %%
check(sigmoid_cross_entropy_gradient)

# %% [markdown]
# Stuck? `hint(sigmoid_cross_entropy_gradient)`.
#
# ## Derive: softmax with cross-entropy
#
# Softmax is different: the probabilities of a row share 1, so one score moves all of
# them, and has several paths to the loss. The form from notebook 02 avoids them. With the
# true class $t$, the loss of a row is
#
# $$-\log p_t = \log \sum_j e^{z_j} - z_t.$$
#
# Differentiate by $z_k$. The log gives $1 / \sum_j e^{z_j}$, what is inside gives
# $e^{z_k}$: together they are $p_k$. The last term gives −1 if $k$ is the true class, and
# 0 if not: that is $-y_k$.
#
# The numbers are the two scores of Mazur's network again. Now they stand for two classes,
# and class 1 is the true one.

# %%
from backproplab.output_identities import SLOPE_OF_LOG_SUM_EXP

y_class = np.array([[0.0, 1.0]])  # (1, 2), one-hot
derive(SLOPE_OF_LOG_SUM_EXP, 0, 0, z=z2, y=y_class, N=1, n_classes=2)

# %% [markdown]
# **The long way** gives the same. The slopes of all probabilities of a row in all its
# scores make a table, the *Jacobian* of softmax:
#
# $$\frac{\partial p_j}{\partial z_k} = p_j\,(1 - p_j) \text{ if } j = k, \text{ else }
# -p_j\,p_k$$
#
# For one row, the slope of the loss in the probabilities is $-y_j / p_j$. Multiply along
# each path through a $p_j$, and add the paths up.

# %%
p = np.exp(z2[0]) / np.exp(z2[0]).sum()  # (2,)
jacobian = np.diag(p) - np.outer(p, p)  # (2, 2)
dL_dp = -y_class[0] / p  # (2,)
print("all paths          ", dL_dp @ jacobian)
print("prediction - target", p - y_class[0])

# %% [markdown]
# ## Exercise 2: softmax and cross-entropy
#
# **Goal:** the error of a choice among classes, for every row and score.
#
# | given | returned |
# |:--|:--|
# | `z` (N, n_out), `y` (N, n_out), one-hot | `dL_dz` (N, n_out) |
#
# Worked row: for one row, `z = [[0, 0]]` and `y = [[0, 1]]`, it is `[[0.5, -0.5]]`.
#
# Scores may be ±1000: use the softmax that you wrote in notebook 02, or
# `Softmax().forward(z)[0]` of the package.

# %% exercise="softmax_cross_entropy_gradient"

# %%
check(softmax_cross_entropy_gradient)

# %% [markdown]
# Stuck? `hint(softmax_cross_entropy_gradient)`.
#
# ## Derive: squares keep the slope of the sigmoid
#
# Now a sigmoid output with the squared error, as Mazur's network has it. The first factor
# is $\hat y - y$, the second one $\hat y\,(1 - \hat y)$. Nothing stands below, so nothing
# cancels.

# %%
from backproplab import MeanSquaredError, numerical_gradient
from backproplab.output_identities import SIGMOID_UNDER_SQUARES

y_hat = mazur(x_mazur)  # (1, 2)
derive(SIGMOID_UNDER_SQUARES, 0, 0, y_hat=y_hat, y=y_mazur, N=1)

# %% [markdown]
# Which is true? Measure it. Prediction − target is **not** the slope of this loss.


# %%
def squares_behind_sigmoid(z):
    """Return the squared error of a sigmoid output, from its scores."""
    return MeanSquaredError().value(1 / (1 + np.exp(-z)), y_mazur)


print("measured           ", numerical_gradient(squares_behind_sigmoid, z2))
print("times ŷ (1 - ŷ)    ", (y_hat - y_mazur) * y_hat * (1 - y_hat))
print("prediction - target", y_hat - y_mazur)

# %% [markdown]
# The slope of a sigmoid is never above ¼, and nearly 0 at both ends. So the error that
# goes back is small exactly where the answer may be most wrong: at the far end.
#
# ## Exercise 3: four heads by hand
#
# **Goal:** the error of one row, on paper, for each of the four heads.
#
# Given: the scores (0, 1.0986), the target (1, 0), and a batch of `N = 5` rows. It helps
# to know that $e^{1.0986} = 3$, rounded. Give a list of two numbers for each head, with
# four digits after the point.
#
# Worked row: the scores (−2, 8) with the target (0, 6) give (−0.4, 0.4) at the linear
# head.

# %% exercise="three_heads"

# %%
check(
    (dL_dz_linear, dL_dz_sigmoid, dL_dz_softmax, dL_dz_sigmoid_squares),
    exercise="three_heads",
)

# %% [markdown]
# Stuck? `hint("three_heads")`.
#
# ## Exercise 4: a slow start
#
# **Goal:** how steep is the loss at the start of the two neurons from the prediction?
#
# Given: one neuron $z = wx + b$ with a sigmoid, the input `x = 1`, the target `y = 0`. One
# neuron gives `0.8176`, the other `0.982`. Find the slope at the weight for both, once
# with squares, once with cross-entropy: two lists, with four digits after the point. NumPy
# may do the sums.
#
# Worked row: at the output 0.5 it is 0.125 with squares, and 0.5 with cross-entropy.

# %% exercise="slow_start"

# %%
check((dL_dw_squares, dL_dw_cross_entropy), exercise="slow_start")

# %% [markdown]
# Stuck? `hint("slow_start")`.
#
# ## See: 300 steps
#
# Now let them learn. Each step changes the weight and the bias a little against their
# gradients; notebook 08 is about that. There is one example, so an *epoch*, which is once
# through all examples, is one step. The rate is 0.15 in all four runs.
#
# The columns are the output at the start, after 100 steps and after 300.

# %%
from backproplab import SGD, BinaryCrossEntropy, Dense, train

STARTS = {"0.82": (0.6, 0.9), "0.98": (2.0, 2.0)}  # the output, from these w and b
LOSSES = {"squares": MeanSquaredError(), "cross-entropy": BinaryCrossEntropy()}
runs = {}
for kind, loss in LOSSES.items():
    for start, (w, b) in STARTS.items():
        neuron = Sequential(Dense([[w]], [b]), Sigmoid())
        steps = {"optimizer": SGD(0.15), "epochs": 300, "progress": False}
        history = train(neuron, loss, [[1]], [[0]], **steps)
        runs[f"{kind} from {start}"] = history
        outputs = [history.networks[step]([[1]]).item() for step in (0, 100, 300)]
        print(f"{kind:13}  " + "  ".join(f"{a:.4f}" for a in outputs))

# %%
from backproplab.plots import prediction_curve

words = (
    "Four curves of the prediction over 300 steps. With squares, the one from 0.98"
    " stays above 0.96 for 100 steps, then falls to 0.20; the one from 0.82 falls at"
    " once, to 0.09. With cross-entropy both fall at once, to 0.01."
)
show(prediction_curve(runs, [[1]]).figure, alt=words)

# %% [markdown]
# With squares, the neuron that is most wrong hardly moves for a hundred steps. With
# cross-entropy its weight takes the largest steps at the start, where the answer is most
# wrong. This is why a sigmoid or softmax output is trained with cross-entropy.

# %% [markdown]
# ## Derive: the gradient of one weight
#
# The error is known; now the weights of the layer. (After a pause, run the first cell,
# then go on here.) We go back to the network of the picture, which we call the *integer
# net*, and to its layer 2: $z^{(2)} = a^{(1)} W^{(2)} + b^{(2)}$.
#
# Take one weight, $W_{ij}$. In row $n$ it multiplies the input $a_{ni}$, and only on the
# way to the score $z_{nj}$. When it grows by 1, that score grows by $a_{ni}$, and the loss
# answers with the error $\partial L / \partial z_{nj}$ for each unit.
#
# The same weight works in every row, and paths that meet add up:
#
# $$\frac{\partial L}{\partial W_{ij}} = \sum_n a_{ni} \frac{\partial L}{\partial z_{nj}}$$

# %%
from backproplab import Dense, numerical_gradient

net, loss, x, y = data.integer_net()
steps = trace(net, loss, x, y)
a1, dL_dz2 = steps["a1"], steps["dL_dz2"]  # (5, 3), (5, 2)
i, j = 1, 1
total = 0.0
for n in range(5):
    term = a1[n, i] * dL_dz2[n, j]
    total += term
    print(f"row {n}: {a1[n, i]:g} * {dL_dz2[n, j]:4} = {term:zg}, sum so far {total:g}")

# %% [markdown]
# In words: **what came in times the error that went out, added up over the examples.** Is
# it true? Move this one weight by a little, and measure.

# %%
W2 = net.params["W2"].copy()  # (3, 2)
W2[i, j] += 1e-6
quotient = (loss.value(net.with_params(W2=W2)(x), y) - steps["L"]) / 1e-6
print(f"measured {quotient:.4f}")

# %% [markdown]
# ## Exercise 5: all weights, by loop
#
# **Goal:** that sum for every weight, written as plain loops.
#
# | given | returned |
# |:--|:--|
# | `dL_dz` (N, n_out), `x` (N, n_in), the inputs of the layer | `dL_dW` (n_in, n_out) |
#
# Worked row: for one row, `x = [[2, 3]]` and `dL_dz = [[10]]`, it is `[[20], [30]]`.
#
# Start from an array of zeros. In layer 2 of our network, `x` is `a1`.

# %% exercise="weight_gradient_by_loop"

# %%
check(weight_gradient_by_loop)

# %% [markdown]
# Stuck? `hint(weight_gradient_by_loop)`.
#
# ## Predict: a silent neuron
#
# You know what one weight gets. So you know this, too.

# %%
ask("predict_silent_neuron")

# %% [markdown]
# ## See: each example adds its layer
#
# The same sum, seen the other way: not one weight after the other, but one example after
# the other. In a row, every input meets every error once. That is a table of products, an
# *outer product*, with the shape of $W$. Each example adds its own, like a sheet of paper
# on a pile: a layer of the sum, not of the network.
#
# Click *Add row* and go on with the arrow keys. Row 4 leaves four weights alone: which,
# and why? Then follow another weight.

# %%
explore.outer_product()

# %% [markdown]
# ## Derive: the whole layer, and why the transpose
#
# A matrix product is that kind of sum: entry $(i, j)$ of $AB$ is $\sum_n A_{in} B_{nj}$. It
# always adds up over the index in the middle, the last of $A$ and the first of $B$.
#
# We need $\sum_n a_{ni} \, \partial L / \partial z_{nj}$. On the right, $n$ stands first,
# as it must. On the left it stands first, too, and must be last. So the left array is
# turned round: **this is the transpose.**

# %%
steps.derive("dL_dW2", 1, 1)

# %% [markdown]
# **Why transpose, and why in this order?** Three answers.
#
# | by | answer |
# |:--|:--|
# | **index** | $n$ is added up, so it has to be in the middle; $i$ comes first in $W_{ij}$, so the array with $i$ stands on the left |
# | **shape** | (n_in, N) @ (N, n_out): N meets N, and (n_in, n_out) stays, the shape of `W` |
# | **outer product** | one example alone is a column of inputs times a row of errors, (n_in, 1) @ (1, n_out); more examples are more columns and more rows |
#
# The other order, `dL_dz.T @ x`, makes the same numbers, but with $j$ first: the
# transpose of what fits to `W`.

# %%
layers = [np.outer(a1[n], dL_dz2[n]) for n in range(5)]  # five of (3, 2)
print(sum(layers))
print(a1.T @ dL_dz2)

# %% [markdown]
# **Shapes remind you, but they prove nothing.** Here N, n_in and n_out are all 3. Every
# product fits, and one is right: the one with the right index.

# %%
rng = np.random.default_rng(4)
x3, W3, y3 = rng.integers(-3, 4, size=(3, 3, 3)).astype(float)  # (3, 3) each
d3 = loss.gradient(x3 @ W3, y3)  # (3, 3), dL_dz
measured = numerical_gradient(lambda W: loss.value(x3 @ W, y3), W3)  # (3, 3)
products = {"x.T @ dL_dz": x3.T @ d3, "dL_dz.T @ x": d3.T @ x3}  # (3, 3) each
products |= {"x @ dL_dz": x3 @ d3, "dL_dz @ x.T": d3 @ x3.T}  # (3, 3) each
for line, product in products.items():
    print(f"{line:11}  furthest from measured: {np.abs(product - measured).max():.4f}")

# %% [markdown]
# **The bias** is added in every row, with nothing beside it, as if its input were 1. So
# its terms are the errors themselves: a column sum.

# %%
steps.derive("dL_db2", 1)

# %% [markdown]
# **The input** of the layer has a slope as well; the layers before need it. An input
# $a_{ni}$ goes to every score of its row, through the weight $W_{ij}$. So the paths to add
# up are the outputs $j$, not the examples. Now $j$ has to be in the middle, and $W$ is
# turned round. Notebook 05 goes on from here.

# %%
steps.derive("dL_da1", 1, 2)

# %% [markdown]
# ## Exercise 6: back through a dense layer
#
# **Goal:** all three gradients, without a loop.
#
# | given | returned |
# |:--|:--|
# | `dL_dz` (N, n_out), `x` (N, n_in), `W` (n_in, n_out) | `dL_dW` (n_in, n_out), `dL_db` (n_out,), `dL_dx` (N, n_in) |
#
# Worked row: for one row, `dL_dz = [[10]]`, `x = [[2, 3]]` and `W = [[1], [-1]]`, they are
# `[[20], [30]]`, `[10]` and `[[10, -10]]`.

# %% exercise="dense_backward"

# %%
check(dense_backward)

# %% [markdown]
# Stuck? `hint(dense_backward)`.
#
# ## Predict: where did 1/N go?
#
# Your lines have no $N$ in them, and the loss is a mean.

# %%
ask("where_is_n")

# %% [markdown]
# ## Derive: where is the 1/N
#
# The loss is a mean over the N rows, so each row counts for one N-th:
# `dL_dz = (prediction - target) / N`. From there on, everything is a sum.
#
# **`dL_dz` already contains the 1/N of the mean loss, so dividing by N again makes these
# gradients N times too small.** The ½ of a square has met its 2 there, too.
#
# A test: take every example twice. N doubles, so each row of `dL_dz` halves, and twice as
# many rows are added up. The mean loss stays, and so does its gradient.

# %%
twice = trace(net, loss, np.vstack([x, x]), np.vstack([y, y]))
for name, run in (("five rows", steps), ("ten rows", twice)):
    print(f"{name}: L = {run['L']:g}, dL_dz2[1] = {run['dL_dz2'][1]}")
    print(run["dL_dW2"])

# %% [markdown]
# Other courses put the factor elsewhere. Each way is right in itself; to mix two of them
# is the mistake.
#
# | convention | error | weight gradient |
# |:--|:--|:--|
# | here | `dL_dz = (p - y) / N` | `x.T @ dL_dz` |
# | `dL_dz` holds no 1/N, as in the deeplearning.ai courses | `dL_dz = p - y` | `x.T @ dL_dz / N`, the same number |
# | a loss that is a sum over the batch | `dL_dz = p - y` | `x.T @ dL_dz`, N times ours |
#
# In the last one the learning rate takes the factor up.

# %%
d = steps["y_hat"] - y  # (5, 2), without 1/N
print(f"here                {(a1.T @ (d / 5))[1, 1]:.4f}")
print(f"1/N at the weights  {(a1.T @ d / 5)[1, 1]:.4f}")
print(f"a sum               {(a1.T @ d)[1, 1]:.4f}")
print(f"both: the mistake   {(a1.T @ (d / 5) / 5)[1, 1]:.4f}")

# %% [markdown]
# ## Compare
#
# The package's layer does what your function does; its `backward` is three lines long, as
# `Dense??` shows. And here are all measured slopes of layer 2.
#
# Call yours in a cell of its own: `dense_backward(dL_dz2, a1, net.params["W2"])`.

# %%
layer = Dense(net.params["W2"], net.params["b2"])
dL_da1, grads = layer.backward(dL_dz2, a1)  # (5, 3), {"W": (3, 2), "b": (2,)}
print(grads["W"], grads["b"], dL_da1, sep="\n")


# %%
def loss_at(W):
    """Return the loss of the integer net with these weights of layer 2."""
    return loss.value(net.with_params(W2=W)(x), y)


measured = numerical_gradient(loss_at, net.params["W2"])  # (3, 2)
print(measured.round(6))

# %% [markdown]
# ## Quiz
#
# Three questions about this notebook.

# %%
ask("quiz_which_pair")

# %%
ask("quiz_weight_line")

# %%
ask("quiz_all_square")

# %% [markdown]
# ## Recap
#
# Three heads send back the error (prediction − target)/N; a sigmoid with squares
# multiplies it by its slope, and starts slowly where that is small. The weight gradient is
# what came in times the error that went out, added up over the examples:
# $\partial L / \partial W = x^\top \, \partial L / \partial z$; for the bias, the column
# sums. The 1/N is inside the error.
#
# **Stretch.** Import `Tanh` and look at a head of your own,
# `explore.heads((Tanh(), MeanSquaredError()))`. Where does it start slowly? On paper, find
# the slope of a loss that would cancel the slope of tanh, $1 - \hat y^2$.
#
# **Next:** [05 · Hidden layers](05_hidden_layers.ipynb), where the error goes on to the
# layer before.
