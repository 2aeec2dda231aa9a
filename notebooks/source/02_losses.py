# %% [markdown]
# # 02 · Losses
#
# After this notebook you can say in one number how wrong predictions are, and how fast
# that number grows with each prediction: the slope from which the backward pass starts.
#
# **90 minutes**, 50 of them for exercises and questions. Fast track. A good place for a
# break is before *Predict: 1000 is added*; after it, run the first code cell and go on.
#
# The lit part of the picture is what this notebook is about: a loss compares the
# prediction with the target.

# %%
import numpy as np

from backproplab import ask, check, data, explore, hint, show, solution, trace
from backproplab.identities import IDENTITIES, LOG_SUM_EXP
from backproplab.images import ALT_TEXT, picture
from backproplab.worked import derive

show(picture(lit="loss"), alt=f"The loss is lit. {ALT_TEXT}")

# %% [markdown]
# ## Recall
#
# Three questions about notebooks 00 and 01. A wrong choice has its own reply, and you can
# choose again.

# %%
ask("recall_layer_shape")

# %%
ask("recall_sigmoid")

# %%
ask("recall_negative_slope")

# %% [markdown]
# ## Predict: a larger miss
#
# How wrong is a prediction? For a number, such as a price or a length, the usual answer
# is half the square of the miss. Choose an answer, then move on.

# %%
ask("predict_larger_miss")

# %% [markdown]
# ## See: a loss and its slope
#
# The curve is the loss of one example, for every prediction it could have. The straight
# line touches it at the present one: its steepness is the slope. The target is 1.
#
# Click the slider *Score z*, here the prediction itself, and move it with the arrow keys.
# Compare 2 with 4. Then cross the target: what becomes of the sign of the slope? The two
# other losses of the menu come later in this notebook.

# %%
explore.loss_tangent()

# %% [markdown]
# ## Derive: mean squared error
#
# For one prediction it is $\frac12(\hat y - y)^2$: the square makes too large and too
# small count alike, and a large miss count much. The outputs of a row are summed, and the
# $N$ rows are averaged. So $L$ is one number, whatever the shapes are.
#
# This is the network of notebook 01. `derive` says a formula of the package in four ways;
# its last row writes the first two examples out. The letter $k$ counts outputs.

# %%
net, loss, x, y = data.integer_net()
steps = trace(net, loss, x, y)
y_hat, y = steps["y_hat"], steps["y"]  # (5, 2) both
mse, mse_slope = IDENTITIES["MeanSquaredError"]
derive(mse, y_hat=y_hat[:2], y=y[:2], N=2, n_out=2)

# %% [markdown]
# Now all five examples, row by row. The first is the one in the picture above, with its
# loss of 24.5; the mean of the five is 16.5.

# %%
row_losses = ((y_hat - y) ** 2).sum(axis=1) / 2  # (5,)
print(y_hat - y)
print(row_losses, "mean", row_losses.mean())

# %% [markdown]
# ## Exercise 1: mean squared error
#
# **Goal:** one number for a whole batch.
#
# | given | returned |
# |:--|:--|
# | `y_hat` (N, n_out), `y` (N, n_out) | `L` () |
#
# Worked row: for `y_hat = [[3, 5]]` and `y = [[1, 6]]` it is (4 + 1) / 2 = 2.5.

# %% exercise="mse_loss"

# %%
check(mse_loss)

# %% [markdown]
# Stuck? `hint(mse_loss)`.
#
# ## Derive: the slope of the mean squared error
#
# One prediction grows a little, and all others stay: only one term of the big sum changes.
# With the miss $e = \hat y - y$ the term is $\frac12 e^2$, and its slope is $e$, since the
# square brings down a 2 and the ½ cancels it. The $1/N$ stays.
#
# Nothing is summed any more: every prediction has a slope of its own, so `dL_dy_hat` has
# the shape of `y_hat`. It is the error of notebook 00, prediction − target, over $N$:
# negative where a prediction is too small.

# %%
derive(mse_slope, 0, 1, y_hat=y_hat, y=y, N=5)

# %% [markdown]
# Is it true? Move this one prediction, 11, by a little, and measure.

# %%
moved = y_hat.copy()  # (5, 2)
moved[0, 1] += 0.001
quotient = (loss.value(moved, y) - loss.value(y_hat, y)) / 0.001
print(f"measured {quotient:.3f}")

# %% [markdown]
# ## Exercise 2: its slope
#
# **Goal:** the slope of the loss in each prediction.
#
# | given | returned |
# |:--|:--|
# | `y_hat` (N, n_out), `y` (N, n_out) | `dL_dy_hat` (N, n_out) |
#
# Worked row: for two rows, `y_hat = [[3], [5]]` and `y = [[1], [5]]`, it is
# `[[1], [0]]`.

# %% exercise="mse_gradient"

# %%
check(mse_gradient)

# %% [markdown]
# Stuck? `hint(mse_gradient)`.
#
# ## Derive: one target for each prediction
#
# In notebook 00 you read a shape report. Here is what it protects you from. NumPy lines
# shapes up from the right, and stretches an axis of length 1, or a missing one, until the
# shapes fit. `y[:, None]` adds a last axis: (N,) becomes (N, 1).
#
# | said as | as meant | the trap |
# |:--|:--|:--|
# | **words** | each prediction meets its own target | each prediction meets every target |
# | **one index** | $e_n = \hat y_n - y_n$ | $e_{nm} = \hat y_n - y_m$ |
# | **shapes** | (N, 1) − (N, 1) is (N, 1) | (N, 1) − (N,) is (N, N) |
# | **NumPy** | `y_hat - y[:, None]` | `y_hat - y` |

# %%
first, targets = y_hat[:, :1], y[:, 0]  # (5, 1), (5,)
trap, right = first - targets, first - targets[:, None]  # (5, 5), (5, 1)
print(trap)
for name, difference in (("trap", trap), ("right", right)):
    print(f"{name:5} L = {np.sum(difference**2) / (2 * 5):g}")

# %% [markdown]
# No error, and a loss that looks like any other; its slope is wrong, too. So give the
# targets two axes from the start. The losses of the package refuse the trap.
#
# ## Exercise 3: the trap by hand
#
# **Goal:** see on paper what NumPy does.
#
# Given: three predictions, shape (3, 1), and three targets, shape (3,). Give the shape of
# the difference, the loss in the trap, and the right loss, both as `mse_loss` computes
# them, with `len(y)` rows.
#
# The cell gives `y_hat` and `y` new values; further down they come back. They are lists, so
# to try it in code, wrap each in `np.array` first.
#
# Worked row: for the five rows above they are (5, 5), 63.2 and 10.2.

# %% exercise="broadcast_trap"

# %%
check((shape, L_trap, L_right), exercise="broadcast_trap")

# %% [markdown]
# Stuck? `hint("broadcast_trap")`.
#
# ## Derive: mean or sum, and the ½
#
# Other books and programs put another factor in front of the same sum, Σ (ŷ − y)².
#
# | loss | factor | slope, ours times |
# |:--|:--|:--|
# | ours: outputs summed, rows averaged, and a ½ | 1/(2N) | 1 |
# | the convention without the ½, the mean over the rows alone | 1/N | 2 |
# | the convention ½ Σ (ŷ − y)², a sum over the batch | 1/2 | N |
# | the sum convention, as in PyTorch's `reduction="sum"` | 1 | 2N |
# | the mean-over-all-entries convention, as in PyTorch and scikit-learn | 1/(N·n_out) | 2/n_out |
# | the convention of half the mean over all entries | 1/(2N·n_out) | 1/n_out |
#
# All of them are smallest at the same predictions, so none is wrong. To mix two is wrong.

# %% [markdown]
# Why ours? The **½** is there so that the 2 of the square cancels in the slope. The
# **mean over the rows**: two copies of the same batch leave the loss as it is, while a sum
# grows with the number of rows. The **sum over the outputs**: the slope at one output does
# not depend on how many others there are.
#
# The $1/N$ sits inside the loss, so it is inside every slope as well, and nobody divides
# by $N$ again. (In the column-vector convention, where an example is a column, $N$ counts
# columns.)

# %%
y_hat, y = steps["y_hat"], steps["y"]  # (5, 2) both
for copies in (1, 2):
    e = np.tile(y_hat - y, (copies, 1))  # (5, 2), then (10, 2)
    ours, entries = np.sum(e**2) / (2 * len(e)), np.mean(e**2)
    print(f"{len(e):2} rows: ours {ours:g}, np.mean {entries:g}, sum {np.sum(e**2):g}")

# %% [markdown]
# The sum has doubled. And a warning: `np.mean` agrees with ours here, but only because
# this network has two outputs, so that 1/(N·n_out) is 1/(2N). Such an accident hides a
# wrong factor.
#
# ## Exercise 4: one sum, three losses
#
# **Goal:** translate between programs.
#
# Given: the sum `S` of all squared differences, `N` rows, `n_out` outputs. Give our loss,
# PyTorch's (mean over all entries), and ours without its ½.
#
# Worked row: `S = 165`, `N = 5`, `n_out = 2`, as above: 16.5, 16.5 and 33.

# %% exercise="convert_loss"

# %%
check((L_ours, L_pytorch, L_no_half), exercise="convert_loss")

# %% [markdown]
# Stuck? `hint("convert_loss")`.
#
# ## Predict: 1000 is added
#
# Now the answer is a class: which digit, which animal. The network gives one *score* for
# each class, also called *logit*; a score may be any number. **Softmax** turns the scores
# of a row into probabilities, which add up to 1: $p_k = \exp(z_k) / \sum_j \exp(z_j)$.

# %%
ask("predict_shift")

# %% [markdown]
# ## See: from scores to the loss
#
# Move one score and watch all probabilities. The loss looks at the true class alone; the
# error $p - y$ says what to do with each score.
#
# Then choose *1000 added* in the menu *Scores*. The probabilities stay, as mathematics
# says. But look at the panel *NumPy*: what becomes of the formula as it stands, and what
# does the other one do first?

# %%
explore.logits()

# %% [markdown]
# ## Derive: softmax, and its shift
#
# The exponential $\exp z$ makes every score positive and keeps their order. Divided by the
# sum of their row, the exponentials become shares of 1.
#
# Our network again, its last two examples. This time its two outputs are scores of two
# classes, and class 0 is the true one both times. A *one-hot* row says so: a 1 at the true
# class, 0 elsewhere.

# %%
from backproplab import SoftmaxCrossEntropy, one_hot

net, loss, x, y = data.integer_net()
y_class = one_hot([0, 0], 2)  # (2, 2)
classes = trace(net, SoftmaxCrossEntropy(), x[3:], y_class)
z, p = classes["z2"], classes["p"]  # (2, 2) both
print(z, y_class, sep="\n")
classes.derive("p", 1, 0)

# %% [markdown]
# An exponential grows fast: above a score of about 709 it is more than a float can hold,
# and NumPy gives `inf`.

# %%
with np.errstate(over="ignore", invalid="ignore"):  # no warning: we want to see it
    exps = np.exp([[1001.0, 1002.0, 999.0]])  # (1, 3)
    print(exps)
    print(exps / exps.sum(axis=1, keepdims=True))

# %% [markdown]
# The way out is what you predicted above: what is added to a whole row, or taken away
# from it, cancels.
#
# $$\frac{\exp(z_k - m)}{\sum_j \exp(z_j - m)} = \frac{\exp(-m) \exp(z_k)}{\exp(-m)
# \sum_j \exp(z_j)} = \frac{\exp(z_k)}{\sum_j \exp(z_j)}$$
#
# So take the largest score $m$ of each row away first. The largest exponential is then
# $\exp 0 = 1$: nothing overflows, and the sum below is at least 1, never 0.
#
# ## Exercise 5: softmax
#
# **Goal:** probabilities for every row, also for scores of ±1000.
#
# | given | returned |
# |:--|:--|
# | `z` (N, n_classes) | `p` (N, n_classes) |
#
# Worked row: `z = [[1, 2, -1]]` gives about `[[0.26, 0.71, 0.04]]`.

# %% exercise="softmax"

# %%
check(softmax)

# %% [markdown]
# Stuck? `hint(softmax)`.
#
# ## Derive: cross-entropy
#
# How surprised are you by what happened, if you gave it the probability $p$? The
# *surprise* is $-\log p$: 0 if you were sure, and without limit as $p$ goes to 0. The log
# is the natural one.

# %%
for p_true in (1, 0.5, 0.1, 0.001):
    print(f"p = {p_true:<5}  surprise = {np.log(1 / p_true):.3f}")

# %% [markdown]
# **Cross-entropy** is the surprise at the true class, averaged over the rows. The one-hot
# row `y` picks the true class: the sum over $k$ has a single term that is not 0.
#
# The ½ belongs to the squared error, where it cancels a 2; here is no square, so no ½.
# Each row has one surprise, so only the $N$ rows are averaged, not the classes.

# %%
entropy, entropy_slope = IDENTITIES["CrossEntropy"]
derive(entropy, p=p, y=y_class, N=2, n_classes=2)

# %% [markdown]
# Its slope in the probabilities: the derivative of $\log p$ is $1/p$, and only the true
# class has one. It is negative, since more probability there lowers the loss, and huge
# where the true class got very little.

# %%
derive(entropy_slope, 1, 0, p=p, y=y_class, N=2)

# %% [markdown]
# **Yes or no** is the case of two classes with the probabilities $p$ and $1 - p$. One
# output is enough: $p = \sigma(z)$, a sigmoid of its score, is the probability of yes. The
# target $y$ is 1 for yes and 0 for no, so it picks one of two surprises, $-\log p$ or
# $-\log(1 - p)$. This is *binary cross-entropy*. With the score −2, and yes as the answer:

# %%
binary, binary_slope = IDENTITIES["BinaryCrossEntropy"]
p_yes, yes = 1 / (1 + np.exp([[2.0]])), np.array([[1]])  # (1, 1) both
derive(binary, p=p_yes, y=yes, N=1, n_out=1)

# %% [markdown]
# Its slope along $p$ is $-1/p$ for a yes, and $1/(1 - p)$ for a no:

# %%
derive(binary_slope, 0, 0, p=p_yes, y=yes, N=1)

# %% [markdown]
# ## Exercise 6: cross-entropy
#
# **Goal:** the mean surprise at the true class.
#
# | given | returned |
# |:--|:--|
# | `p` (N, n_classes), `y` (N, n_classes), one-hot | `L` () |
#
# Worked row: for `p = [[0.5, 0.25, 0.25]]` and `y = [[0, 1, 0]]` it is −log 0.25, about
# 1.386. A probability of another class may be exactly 0: then `0 * np.log(0)` is `nan`, so
# the NumPy row above is not enough here.

# %% exercise="cross_entropy_loss"

# %%
check(cross_entropy_loss)

# %% [markdown]
# Stuck? `hint(cross_entropy_loss)`.
#
# ## Derive: cross-entropy from scores
#
# For far scores a probability rounds to 0, and its surprise becomes `inf`. It need not:
# for the true class $t$ the log undoes the exponential.
#
# $$-\log p_t = -\log \frac{\exp(z_t)}{\sum_j \exp(z_j)} = \log \sum_j \exp(z_j) - z_t$$
#
# The first part is called *log-sum-exp*. The same shift by the largest score makes it
# safe: $\log \sum_j \exp(z_j) = m + \log \sum_j \exp(z_j - m)$.

# %%
derive(LOG_SUM_EXP, z=z, y=y_class, N=2, n_classes=2)

# %% [markdown]
# Same number as before, 0.6809, and the probabilities are not needed. Here are scores
# where it matters: class 0 is the true one, and its surprise is 1000.

# %%
far = np.array([[0.0, 1000.0]])  # (1, 2)
p_far = np.exp(far - 1000) / np.exp(far - 1000).sum()  # (1, 2)
with np.errstate(divide="ignore"):  # no warning: we want to see it
    print("from probabilities", p_far, -np.log(p_far[0, 0]))
print("from scores", SoftmaxCrossEntropy().value(far, [[1, 0]]))

# %% [markdown]
# ## See: one loss, two slopes
#
# The explorer from above, on a yes-or-no question: the target is 1, yes. First it shows
# the slope along $p$. Multiplied by the slope of the sigmoid, $p\,(1 - p)$, it becomes the
# slope along the score $z$. Choose *cross-entropy of z* to see that curve. Why slopes are
# multiplied is notebook 03; where $p\,(1 - p)$ comes from, notebook 06.
#
# Then move the score to −4. One of the two slopes becomes steeper and steeper; the other
# stays between −1 and 0. Which?

# %%
tangent = explore.loss_tangent()
tangent.state = tangent.state | {"loss": "cross-entropy of p"}
tangent

# %% [markdown]
# ## Derive: prediction − target
#
# Along $p$ the slope is $-1/p$, without limit. Along the scores it is tame. $\log u$ has the
# slope $1/u$, and of the sum $u$ only $\exp z_k$ moves with $z_k$. So the slope of
# log-sum-exp in $z_k$ is $\exp(z_k) / \sum_j \exp(z_j)$: softmax, $p_k$. The other part,
# $-z_t$, brings −1 at the true class, where $y$ is 1. Together: $p - y$, over $N$.

# %%
classes.derive("dL_dz2", 1, 0)

# %% [markdown]
# Prediction − target again, as for the squared error. Three pairs share it.
#
# | output | prediction | loss | slope in the score |
# |:--|:--|:--|:--|
# | a number | the score itself | mean squared error | (prediction − target)/N |
# | yes or no | sigmoid of the score | binary cross-entropy | (prediction − target)/N |
# | one of several classes | softmax of the scores | cross-entropy | (prediction − target)/N |
#
# Below, all three are measured on the same scores and targets. Notebook 04 derives them
# step by step, and shows a pair for which it does not hold.

# %%
from functools import partial

from backproplab import MeanSquaredError, SigmoidCrossEntropy, numerical_gradient

predictions = z, 1 / (1 + np.exp(-z)), p  # (2, 2) each
heads = MeanSquaredError(), SigmoidCrossEntropy(), SoftmaxCrossEntropy()
for head, prediction in zip(heads, predictions, strict=True):  # partial fills in y
    measured = numerical_gradient(partial(head.value, y=y_class), z)  # (2, 2)
    print(f"{type(head).__name__}: measured, then (prediction - target) / N")
    print(np.hstack([measured, (prediction - y_class) / 2]).round(4))

# %% [markdown]
# ## Compare
#
# These are the numbers of the package.

# %%
from backproplab import CrossEntropy

y_hat = net(x)  # (5, 2)
print(f"mean squared error {loss.value(y_hat, y):g}, its slope")
print(loss.gradient(y_hat, y))
print(f"cross-entropy from p {CrossEntropy().value(p, y_class):.4f}")
print(f"cross-entropy from z {SoftmaxCrossEntropy().value(z, y_class):.4f}")

# %% [markdown]
# Do your functions give the same? Call them in a cell of their own: `mse_loss(y_hat, y)`,
# `mse_gradient(y_hat, y)`, `cross_entropy_loss(softmax(z), y_class)`. And see them:
# `explore.loss_tangent(mse_loss, mse_gradient)` draws your loss, and a line with your
# slope. If both are right, the line touches the curve everywhere.
#
# `CrossEntropy` takes probabilities; `SoftmaxCrossEntropy` takes scores and has the softmax
# inside: do not put another one in front of it. PyTorch's `CrossEntropyLoss` takes scores,
# in spite of its name, and averages the rows, as ours does. Its `BCELoss` averages over
# all entries, so its slope is 1/n_out times that of our `BinaryCrossEntropy`.

# %% [markdown]
# ## Quiz
#
# Four questions about this notebook.

# %%
ask("quiz_loss_shapes")

# %%
ask("quiz_convention")

# %%
ask("quiz_error")

# %%
ask("quiz_nan")

# %% [markdown]
# ## Recap
#
# A loss is one number, a mean over the rows: $\frac{1}{2N}\sum(\hat y - y)^2$ for numbers,
# $-\frac1N\sum y \log p$ for classes. Its slope has one entry for each prediction, and in
# the scores it is (prediction − target)/N, with the $1/N$ inside. Take the largest score
# away before `exp`, and compute a loss from scores where you can.
#
# **Stretch.** Write `scores_loss(z, y)`, cross-entropy from scores, without ever computing
# a probability. Compare it with `SoftmaxCrossEntropy().value(z, y)` on scores of ±1000.
#
# **Next:** [03 · Chain rule on a graph](03_chain_rule.ipynb), which carries a slope from
# step to step.
