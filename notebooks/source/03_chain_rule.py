# %% [markdown]
# # 03 · Chain rule on a graph
#
# After this notebook you can send a slope back through any formula: gate by gate, with
# numbers, and with nothing but *local slope times what arrives*.
#
# **80 minutes**, 45 of them for exercises. Fast track.
#
# The lit part of the picture is what this notebook prepares: the way back, from the loss
# to every weight. Notebooks 04 and 05 walk it; the chain rule is what carries them.

# %%
import numpy as np

from backproplab import ask, check, data, explore, hint, show, solution, trace
from backproplab.gradcheck import numerical_gradient
from backproplab.images import ALT_TEXT, picture
from backproplab.worked import derive

show(picture(lit="backward"), alt=f"The backward pass is lit. {ALT_TEXT}")

# %% [markdown]
# ## Recall
#
# Three questions about notebooks 01 and 02. A wrong choice has its own reply, and you can
# choose again.

# %%
ask("recall_keep")

# %%
ask("recall_relu_below_zero")

# %%
ask("recall_square_slope")

# %% [markdown]
# ## Predict: through two gates
#
# Three numbers go through two operations. One of them is nudged. Choose an answer, then
# move on.

# %%
ask("predict_two_gates")

# %% [markdown]
# ## See: forward, then back
#
# This is the same formula as a **graph**: each operation is a *gate* that makes one number
# out of its inputs. Above a wire stands the number that went forward, below it the slope
# that came back: how fast the result grows with this number.
#
# Choose the step *inputs*, then go on with the arrow keys. Watch one gate at a time: it
# knows nothing about the others. What comes back to $x$, and does it agree with your
# prediction?
#
# Four more graphs are in the menu: come back to them whenever you like.

# %%
explore.chain()

# %% [markdown]
# ## Derive: local slope times upstream
#
# Forward first. The sum $s$, which the explorer calls `u1`, goes into the product with
# $z$.

# %%
x, y, z = -2, 5, -4
s = x + y
out = s * z
print(f"s = {s}, out = {out}")

# %% [markdown]
# Now nudge $x$ by a small $h$. The add gate makes $s$ grow by $1 \cdot h$. The multiply
# gate makes `out` grow by $-4$ for each unit of $s$, so by $-4 \cdot 1 \cdot h$.
# **Along a path, slopes are multiplied.** This is the chain rule:
#
# $$\frac{\partial\, \text{out}}{\partial x} = \frac{\partial\, \text{out}}{\partial s} \cdot
# \frac{\partial s}{\partial x}$$
#
# The second factor is the **local slope**: the gate alone knows it, from its own inputs.
# The first factor is the **upstream** slope: it arrives from the gates nearer to the
# result, or *from above*, as the checker says. At the very end it is 1, since `out` grows
# with itself by 1 for 1.

# %%
dout_dout = 1
dout_ds = dout_dout * z  # upstream 1, local slope z
dout_dz = dout_dout * s  # upstream 1, local slope s
dout_dx = dout_ds * 1  # upstream -4, local slope 1
dout_dy = dout_ds * 1
print(f"out in x {dout_dx}, in y {dout_dy}, in z {dout_dz}")

# %% [markdown]
# Is it true? Nudge each input by a little, and measure.

# %%
h = 0.001
print(f"out in x {((x + h + y) * z - out) / h:.3f}")
print(f"out in y {((x + y + h) * z - out) / h:.3f}")
print(f"out in z {((x + y) * (z + h) - out) / h:.3f}")

# %% [markdown]
# A network sends whole tables through its gates, and its result is the loss $L$. Each
# entry goes its own way, so the rule stays as it is. The sign ⊙ means *entry by entry*, as
# `*` does in NumPy. Here are the numbers from above as the first row of a table.
#
# A product does not care which factor comes first: the explorer writes the local slope
# first, code often the upstream one.

# %%
from backproplab.graph_identities import CHAIN_RULE

dL_ds = np.array([[-4.0], [3.0]])  # (2, 1), what arrives at the sum
ds_dx = np.ones((2, 1))  # (2, 1)
derive(CHAIN_RULE, 0, 0, dL_ds=dL_ds, ds_dx=ds_dx)

# %% [markdown]
# ## Exercise 1: two gates by hand
#
# **Goal:** go forward and back on paper, through the same two gates with other numbers.
#
# Given: `x = 3`, `y = -9`, `z = 4`. Give six numbers: the two values `s` and `out`, then
# the four slopes of `out`.
#
# Worked row: for `x = -2`, `y = 5`, `z = -4` they are `s = 3`, `out = -12`,
# `dout_ds = -4`, `dout_dz = 3`, `dout_dx = -4` and `dout_dy = -4`.

# %% exercise="gates_by_hand"

# %%
check((s, out, dout_ds, dout_dz, dout_dx, dout_dy), exercise="gates_by_hand")

# %% [markdown]
# Stuck? `hint("gates_by_hand")`.
#
# ## Derive: three gates, three patterns
#
# Networks are mostly made of three gates. What does each of them do to what arrives?
#
# **Add** makes $x + y$. If $x$ grows by $h$, the sum grows by $h$, whatever the numbers
# are: the local slope is 1. An add gate **hands on**.
#
# The three tables below have the same inputs, 3 and −4, and the same arriving slope, 2.

# %%
from backproplab.graph_identities import ADD_GATE, MAX_GATE, MULTIPLY_GATE

x, y = np.array([[3.0, -1.0]]), np.array([[-4.0, 2.0]])  # (1, 2) both
dL_dout = np.array([[2.0, 5.0]])  # (1, 2), arrives at each of the three gates
derive(ADD_GATE, 0, 0, dL_dout=dL_dout)

# %% [markdown]
# **Multiply** makes $xy$. If $x$ grows by $h$, it becomes $(x + h)\,y = xy + hy$: it grew
# by $y$ for each unit. The local slope in $x$ is the *other* input, $y$. A multiply gate
# **swaps**.
#
# So a small input gives its partner a small slope, and an input of 0 gives it none.

# %%
derive(MULTIPLY_GATE, 0, 0, dL_dout=dL_dout, y=y)

# %% [markdown]
# **Max** makes the larger of $x$ and $y$. If the larger one grows by $h$, the result does:
# local slope 1. If the other one grows a little, nothing happens: local slope 0. A max
# gate **picks**. A bracket such as $[x \ge y]$ is 1 where that is true, else 0.
#
# Where both are equal there is a corner, and no single slope. Any split of what arrives
# is right there, as long as the parts add up to it.

# %%
derive(MAX_GATE, 0, 0, dL_dout=dL_dout, x=x, y=y)

# %% [markdown]
# All this was for $x$. For $y$ you can say it yourself. Here are the measured slopes of
# both, for two entries: an entry of the first column is nudged with 2 arriving, one of the
# second column with 5.

# %%
from functools import partial


def total(gate, x, y):
    """Return all that a gate makes, each entry times the slope that arrives there."""
    return (dL_dout * gate(x, y)).sum()


for gate in (np.add, np.multiply, np.maximum):  # partial fills in all but one
    to_x = numerical_gradient(partial(total, gate, y=y), x)  # (1, 2)
    to_y = numerical_gradient(partial(total, gate, x), y)  # (1, 2)
    print(f"{gate.__name__:8}  to x {to_x[0].round(6)}  to y {to_y[0].round(6)}")

# %% [markdown]
# ## Exercise 2: three gates backward
#
# **Goal:** send a slope back to both inputs of a gate, entry by entry.
#
# | function | gate | given | returned |
# |:--|:--|:--|:--|
# | `add_backward` | `x + y` | `dL_dout`, `x`, `y` (N, n_out) | `dL_dx`, `dL_dy` (N, n_out) |
# | `multiply_backward` | `x * y` | the same | the same |
# | `max_backward` | `np.maximum(x, y)` | the same | the same |
#
# Worked row: for `dL_dout = [[2]]`, `x = [[3]]`, `y = [[-4]]` they return `[[2]]` and
# `[[2]]`, then `[[-8]]` and `[[6]]`, then `[[2]]` and `[[0]]`.

# %% exercise="add_backward"

# %%
check(add_backward)

# %% exercise="multiply_backward"

# %%
check(multiply_backward)

# %% exercise="max_backward"

# %%
check(max_backward)

# %% [markdown]
# Stuck? `hint(add_backward)`, `hint(multiply_backward)` and `hint(max_backward)`.
#
# ## Derive: a gate made of gates
#
# A gate may be as large as you like, if you know its local slope. The sigmoid is one gate
# or four: change the sign, take the power of $e$, add 1, divide 1 by it. You need these
# slopes from calculus:
#
# | gate | local slope |
# |:--|:--|
# | $e^u$ | $e^u$, what it made |
# | $1/u$ | $-1/u^2$ |
# | $u^2$ | $2u$ |
# | $\sin u$ | $\cos u$ |
# | $\cos u$ | $-\sin u$ |

# %%
z = 1.0
turned = -z
power = np.exp(turned)
below = power + 1
a = 1 / below
da_dbelow = -1 / below**2  # upstream 1
da_dpower = da_dbelow * 1
da_dturned = da_dpower * power
da_dz = da_dturned * -1
print(f"a = {a:.10f}, da_dz = {da_dz:.10f}")

# %% [markdown]
# Put the four factors together: $\frac{-1}{u^2} \cdot 1 \cdot e^{-z} \cdot (-1)$ with
# $u = 1 + e^{-z}$. That is $\frac{1}{u} \cdot \frac{e^{-z}}{u}$, and the second fraction is
# $1 - \frac{1}{u}$. So the whole gate has the slope $a\,(1 - a)$: one factor instead of
# four, made of what the gate gave forward.

# %%
from backproplab import Sigmoid
from backproplab.identities import IDENTITIES

_, slope = IDENTITIES["Sigmoid"]
a, _ = Sigmoid().forward([[1.0]])  # (1, 1)
derive(slope, 0, 0, dL_da=np.ones((1, 1)), a=a, digits=10)

# %% [markdown]
# ## See: a neuron is such a graph
#
# Two inputs, two weights, a bias `w2`, a sigmoid: you know every gate of it. Step back to
# the weights. Why does the bias get the same 0.1966 that arrives at `u4`? Why does `w0` get
# −0.1966, and `w1` twice as much?

# %%
explore.chain("sigmoid neuron")

# %% [markdown]
# The add gates handed 0.1966 on, to the bias and to both products. There each weight got
# it times its input: `w0` times −1, `w1` times −2.
#
# ## Derive: paths that meet add up
#
# So far each number was used once. Now $x$ and $y$ are used twice:
#
# $$u = x + y \qquad v = x - y \qquad L = u\,v$$
#
# Nudge $x$ by $h$. Both $u$ and $v$ grow by $h$, and the product becomes
# $(u + h)(v + h) = uv + v\,h + u\,h + h^2$. The change has a part $v\,h$, through $u$, and
# a part $u\,h$, through $v$. The $h^2$ does not count for a small nudge.
#
# **Where paths meet on the way back, their parts add up.** Along a path multiply, across
# paths add.

# %%
from backproplab.graph_identities import PATHS_MEET

x, y = np.array([[3.0]]), np.array([[1.0]])  # (1, 1) both
u, v = x + y, x - y  # (1, 1) both
dL_du, dL_dv = v, u  # (1, 1) both: the multiply gate swaps
one = np.ones((1, 1))  # u and v grow as fast as x
derive(PATHS_MEET, 0, 0, dL_du=dL_du, dL_dv=dL_dv, du_dx=one, dv_dx=one)

# %% [markdown]
# For once there is another way to know: $L = (x + y)(x - y) = x^2 - y^2$, and its slope in
# $x$ is $2x = 6$. For $y$, one of the two local slopes is −1. The parts are 2 and −4, and
# their sum is −2, which is $-2y$. Step back and watch the parts meet.

# %%
explore.chain("u = x + y; v = x - y; L = u * v", x=3, y=1)

# %% [markdown]
# In code, a number that is used twice gets its slope in two lines. The second one must be
# `+=`, or it throws the first part away. And the first one must make a new array, as
# `* 1` does: after `dL_dy = dL_du` both names mean the same array, and `+=` changes both.

# %%
dL_dy = dL_du * 1  # (1, 1), through u
dL_dy += dL_dv * -1  # (1, 1), through v
print(dL_dy)

# %% [markdown]
# ## Predict: the routing
#
# A max gate, a multiply gate, an add gate and a fork. Draw the graph before you choose.

# %%
ask("route_the_gradient")

# %% [markdown]
# ## Exercise 3: a fork
#
# **Goal:** both slopes, where each input is used twice.
#
# | given | returned |
# |:--|:--|
# | `x` (N, n_out), `y` (N, n_out) | `dout_dx`, `dout_dy` (N, n_out) |
#
# The graph is `s = x + y`, `p = x * y`, `out = s * p`, entry by entry.
#
# Worked row: for `x = [[1]]` and `y = [[2]]` the values are `s = 3`, `p = 2`, `out = 6`,
# and the slopes are `[[8]]` and `[[5]]`.

# %% exercise="fork_backward"

# %%
check(fork_backward)

# %% [markdown]
# Stuck? `hint(fork_backward)`.
#
# ## Derive: a staged example
#
# Here is a formula that nobody wants to differentiate in one go:
#
# $$\text{out} = \frac{x + \sigma(y)}{\sigma(x) + (x + y)^2}$$
#
# Nobody has to. Before you go on, find the forks.

# %%
ask("predict_paths")

# %% [markdown]
# Cut the formula into **stages**, so short that you know the slope of each: one line, one
# name. At $x = 3$ and $y = -4$:


# %%
def sigmoid(v):
    """Return the sigmoid of a number."""
    return 1 / (1 + np.exp(-v))


x, y = 3.0, -4.0
sig_y = sigmoid(y)
top = x + sig_y
sig_x = sigmoid(x)
s = x + y
square = s**2
bottom = sig_x + square
out = top / bottom
print(f"out = {out:.10f}")

# %% [markdown]
# The way back goes through the same lines from the last to the first; the comments name
# them. When you come to a line, all that its result was used for lies behind you: so what
# arrives there is complete. Read a comment, say what it sends back, then look.

# %%
dout_dtop = 1 / bottom  # out = top / bottom
dout_dbottom = -top / bottom**2
dout_dsig_x = dout_dbottom * 1  # bottom = sig_x + square
dout_dsquare = dout_dbottom * 1
dout_ds = dout_dsquare * 2 * s  # square = s**2
dout_dx = dout_ds * 1  # s = x + y
dout_dy = dout_ds * 1
dout_dx += dout_dsig_x * sig_x * (1 - sig_x)  # sig_x = sigmoid(x)
dout_dx += dout_dtop * 1  # top = x + sig_y
dout_dsig_y = dout_dtop * 1
dout_dy += dout_dsig_y * sig_y * (1 - sig_y)  # sig_y = sigmoid(y)
print(f"out in x {dout_dx:.10f}, in y {dout_dy:.10f}")

# %% [markdown]
# Eleven short lines, and no long formula anywhere. The numbers that went forward, such as
# `bottom`, `s` and `sig_x`, were needed again: this is why the forward pass keeps them.
# `explore.chain("staged")` shows the same numbers on the wires. Are they true?


# %%
def staged(v):
    """Return the staged example at v = (x, y)."""
    x, y = v
    return (x + sigmoid(y)) / (sigmoid(x) + (x + y) ** 2)


print("measured", numerical_gradient(staged, [3.0, -4.0]).round(6))

# %% [markdown]
# ## Derive: eight steps back
#
# Now a chain that looks like a network: four lines, each followed by a bend, and a loss.
# Each line $f$ has a number $\beta$ that is added and a weight $\omega$.
#
# $$L = \big(\beta_3 + \omega_3 \cos(\beta_2 + \omega_2 \exp(\beta_1 + \omega_1
# \sin(\beta_0 + \omega_0 x))) - y\big)^2$$
#
# How steep is it in $\omega_0$? As one formula, it is this.

# %%
x, y = np.array([[2.3]]), np.array([[2.0]])  # (1, 1) both: one example
beta, omega = np.array([1, 2, -3, 0.4]), np.array([0.1, -0.4, 2, 3])  # (4,) both
b, w, sin, cos, exp = beta, omega, np.sin, np.cos, np.exp
slope = (
    -2
    * (b[3] + w[3] * cos(b[2] + w[2] * exp(b[1] + w[1] * sin(b[0] + w[0] * x))) - y)
    * (w[3] * sin(b[2] + w[2] * exp(b[1] + w[1] * sin(b[0] + w[0] * x))))
    * (w[2] * exp(b[1] + w[1] * sin(b[0] + w[0] * x)) * w[1] * cos(b[0] + w[0] * x) * x)
)  # (1, 1)
print(f"L in omega[0] {slope.item():.4f}")

# %% [markdown]
# And there are seven more of that kind. It computes the same things again and again:
# `sin(b[0] + w[0] * x)` alone stands there three times. So name the steps. Eight short
# lines forward:

# %%
f0 = beta[0] + omega[0] * x
h1 = np.sin(f0)
f1 = beta[1] + omega[1] * h1
h2 = np.exp(f1)
f2 = beta[2] + omega[2] * h2
h3 = np.cos(f2)
f3 = beta[3] + omega[3] * h3
L = (f3 - y) ** 2
table = {"f0": f0, "h1": h1, "f1": f1, "h2": h2, "f2": f2, "h3": h3, "f3": f3}
for name, value in table.items():
    print(f"{name} = {value.item():.3f}")
print(f"L  = {L.item():.10f}")

# %% [markdown]
# Now back, from the end. This loss has no ½, so the 2 stays: $\partial L / \partial f_3 =
# 2\,(f_3 - y)$.
#
# The line $f_3 = \beta_3 + \omega_3 h_3$ is an add gate and a multiply gate. Three things
# go into it, and each gets what arrives times its local slope: $\beta_3$ times 1,
# $\omega_3$ times $h_3$, and $h_3$ times $\omega_3$. Two of the eight slopes are done.

# %%
dL_df3 = 2 * (f3 - y)  # (1, 1)
dL_dbeta3 = dL_df3 * 1
dL_domega3 = dL_df3 * h3
dL_dh3 = dL_df3 * omega[3]
print(f"L in beta[3] {dL_dbeta3.item():.4f}, in omega[3] {dL_domega3.item():.4f}")

# %% [markdown]
# The third one, $\partial L / \partial h_3$, goes on: through the bend. It is the chain
# rule again, with other names. Our chain is a single row with a single entry, $n = j = 0$.

# %%
dh3_df2 = -np.sin(f2)  # (1, 1), the local slope of the cosine
names = {"dL_dx": "dL_df2", "dL_ds": "dL_dh3", "ds_dx": "dh3_df2"}
derive(CHAIN_RULE.renamed(names), 0, 0, dL_dh3=dL_dh3, dh3_df2=dh3_df2)

# %% [markdown]
# Now you stand at $f_2$, as you stood at $f_3$ before: with the slope that arrives. The
# same three parts again, then the next bend, and so on to $x$. **Each step back uses what
# the step behind it has found**, so nothing is computed twice. This is all that
# backpropagation is.
#
# ## Exercise 4: the eight-step chain
#
# **Goal:** all eight slopes.
#
# | given | returned |
# |:--|:--|
# | `x`, `y` (), `beta`, `omega` (4,) | `dL_dbeta`, `dL_domega` (4,) |
#
# Worked row: with the numbers above, `dL_dbeta[3]` is 0.7445, `dL_domega[3]` is 0.4895
# and `dL_dbeta[2]` is −1.6831.

# %% exercise="chain_backward"

# %%
check(chain_backward)

# %% [markdown]
# Stuck? `hint(chain_backward)`. Keep the names of the steps, `f0` to `f3` and `dL_df3` to
# `dL_df0`: then the checker names the first one that is wrong.
#
# ## See: a graph of your own
#
# The explorer draws any expression of yours, with `+ - * / **`, `exp`, `log`, `sin`,
# `cos`, `tanh`, `sigmoid`, `softplus`, `relu` and `max`. Give each name a number.
#
# This one is a neuron with a ReLU and its loss: the first hidden neuron of notebook 01 on
# the first example, with the target 5. **Replace it by your own**: one expression, or
# lines with a `;` between them, at most four numbers in a line. Use a name twice; let a
# `relu` or a `max` cut a path off. Say the slopes before you step.

# %%
explore.chain(
    "s = x0 * w0 + x1 * w1; z = s + b; a = relu(z); L = (a - y) ** 2 / 2",
    **{"x0": 1, "w0": 1, "x1": 2, "w1": 1, "b": 1, "y": 5},
)

# %% [markdown]
# ## Derive: a network is such a graph
#
# `x @ W + b` is multiply gates and add gates, ReLU is a max gate with 0, the loss ends it.
# And there are forks. **A weight is used once for each row**: `W1[0, 0]` of the integer
# net goes five ways, one for each example. So five parts come back, and they add up.
#
# In notebook 00 you nudged this weight, and the slope was 5. Here are its five paths:
# input times what arrives at the sum. How `dL_dz1` is found is the matter of notebooks 04
# and 05.

# %%
net, loss, x, y = data.integer_net()
steps = trace(net, loss, x, y)
steps.derive("dL_dW1", 0, 0)

# %% [markdown]
# ## Compare
#
# The package's ReLU does what your max gate does with `y = 0`: it lets pass what arrives
# where `z1` is positive. At exactly 0 it lets nothing pass, which is one of the splits.
#
# Call yours in a cell of its own: `max_backward(dL_da1, z1, 0 * z1)`. NumPy writes `-0.`
# where a negative number met a 0; it is 0.

# %%
from backproplab import ReLU

z1, dL_da1 = steps["z1"], steps["dL_da1"]  # (5, 3) both
dL_dz1, _ = ReLU().backward(dL_da1, z1)  # (5, 3)
print(z1, dL_da1, dL_dz1, sep="\n")

# %% [markdown]
# And the eight slopes of the chain, measured: two runs forward for each of them, while the
# way back takes one run for all. Call yours: `chain_backward(2.3, 2.0, beta, omega)`.
#
# `explore.chain("eight steps")` shows the same numbers on the wires.


# %%
def chain_loss(params):
    """Return the loss of the chain; params holds beta, then omega."""
    beta, omega = params[:4], params[4:]  # (4,) both
    f = beta[0] + omega[0] * 2.3
    for k, bend in ((1, np.sin), (2, np.exp), (3, np.cos)):
        f = beta[k] + omega[k] * bend(f)
    return (f - 2.0) ** 2


measured = numerical_gradient(chain_loss, np.concatenate([beta, omega]))  # (8,)
print("in beta ", measured[:4].round(4))
print("in omega", measured[4:].round(4))

# %% [markdown]
# ## Quiz
#
# Four questions about this notebook.

# %%
ask("quiz_three_gates")

# %%
ask("quiz_square")

# %%
ask("quiz_overwritten")

# %%
ask("quiz_closed_gate")

# %% [markdown]
# ## Recap
#
# Each gate multiplies what arrives by its local slope:
# $\frac{\partial L}{\partial x} = \frac{\partial L}{\partial s} \cdot
# \frac{\partial s}{\partial x}$. Add hands on, multiply swaps, max picks; where paths meet,
# their parts add up. Going from back to front, every slope is found once, from the one
# behind it and from the numbers that the forward pass kept.
#
# **Stretch.** Draw $e^{-x^2} \sin(x y)$ as a graph, choose numbers, find both slopes on
# paper, and let `explore.chain` correct you.
#
# **Next:** [04 · Output layer](04_output_layer.ipynb), the first step back in a network.
