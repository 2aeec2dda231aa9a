# %% [markdown]
# # Gallery of explorers
#
# Every explorer of the course once, for instructors: what it shows, in which notebook it
# belongs, and one question to ask before anything is moved. Let each learner commit to an
# answer, then move.
#
# All work by keyboard: `Tab` goes from control to control, the arrow keys move it. Most
# take a network of your own, as in `explore.nudge(net, loss, x, y)`; the docstring says
# what else: `explore.nudge?`. For a projector, or a page without Python,
# `explore.nudge().export("nudge.html")` writes one file that moves by itself.

# %%
from backproplab import explore

# %% [markdown]
# ## Nudge
#
# **Shows** what a slope means: the change of the loss that it predicts, beside the change
# that comes. **Notebook 00.**
#
# **Ask:** the nudge doubles. What happens to the predicted change, and what to the gap?

# %%
explore.nudge()

# %% [markdown]
# ## Forward pass
#
# **Shows** one step of the pass at a time in five views: graph, words, one index, shapes,
# NumPy. **Notebook 01.**
#
# **Ask:** the batch grows from five rows to fifty. Which of these shapes change?

# %%
explore.forward()

# %% [markdown]
# ## Loss and tangent
#
# **Shows** the loss of one prediction and its slope, for squares and for cross-entropy.
# **Notebook 02.**
#
# **Ask:** where is the slope 0, and how steep can it become, if you go as far as you like?

# %%
explore.loss_tangent()

# %% [markdown]
# ## Scores, probabilities, loss
#
# **Shows** how softmax turns scores into probabilities, what the target's probability
# costs, and the error p − y. **Notebook 02.**
#
# **Ask:** every score grows by 1. What happens to the probabilities, and to the loss?

# %%
explore.logits()

# %% [markdown]
# ## Chain rule on a graph
#
# **Shows** values going forward and gradients coming back, gate by gate: local slope times
# what arrives. Draws an expression of your own, too:
# `explore.chain("(x + y) * z", x=-2, y=5, z=-4)`. **Notebook 03.**
#
# **Ask:** which gate passes a gradient on as it is, which one swaps, and which one picks?

# %%
explore.chain()

# %% [markdown]
# ## Outer products
#
# **Shows** how each example adds its layer, input row times error row, to the gradient of
# a weight matrix. **Notebook 04.**
#
# **Ask:** an example has the error 0. What does its layer look like? And one whose inputs
# are all 0?

# %%
explore.outer_product()

# %% [markdown]
# ## Output heads
#
# **Shows** four heads at the same score: which error each sends back, and how fast each
# learns. **Notebook 04.**
#
# **Ask:** all four are wrong. Which one learns most slowly, although its answer is among
# the worst?

# %%
explore.heads()

# %% [markdown]
# ## Forward and backward pass
#
# **Shows** the whole pass and the way back, each step in the graph, in one number, in
# matrices and in NumPy, and nudges the entry to see whether it is true. **Notebook 05.**
#
# **Ask:** a hidden unit is off. Which of its gradients are 0, in this row and in the batch?

# %%
explore.backward()

# %% [markdown]
# ## Activations and their slopes
#
# **Shows** an activation, its slope, and how much of an error gets through; bands mark
# where it saturates. **Notebook 06.**
#
# **Ask:** what is the largest share of an error that a sigmoid lets through? And a ReLU?

# %%
explore.slopes()

# %% [markdown]
# ## Step size of a gradient check
#
# **Shows** the error of a measured slope over the step h: too long a step bends, too short
# a step drowns in round-off. **Notebook 07.**
#
# **Ask:** a thousand times shorter a step: does the measured slope always become better?

# %%
explore.step_size()

# %% [markdown]
# ## Corner
#
# **Shows** the loss of a network in which one ReLU stands exactly at 0: two slopes meet,
# and the central difference finds neither. **Notebook 07.**
#
# **Ask:** backward and the measured slope disagree. Who is wrong?

# %%
explore.kink()

# %% [markdown]
# ## Descent
#
# **Shows** gradient descent on a parabola, in a bowl and in a ravine, step by step and
# back, with the rates at which it goes straight, zigzags and diverges. **Notebook 08.**
#
# **Ask:** the rate doubles. Does it arrive sooner?

# %%
explore.descent()

# %% [markdown]
# ## Training lab
#
# **Shows** a network that learns to part two sets of points: its regions, its loss, and the
# error at each layer; it plays, pauses and steps back. **Notebook 09.**
#
# **Ask:** with no hidden units, which shape can the border between the regions have?

# %%
explore.training_lab()

# %% [markdown]
# ## Depth
#
# **Shows** what becomes of an error on its way back through up to 50 layers, on a log axis.
# **Notebook 10.**
#
# **Ask:** each layer passes on a quarter. How much is left after ten layers?

# %%
explore.depth()

# %% [markdown]
# ## Tape
#
# **Shows** a list of recorded operations and the way back through it: what each `+=` adds
# to whose gradient. **Notebook 11.**
#
# **Ask:** why must a line wait until all lines below it have handed on?

# %%
explore.tape()

# %% [markdown]
# ## Report
#
# **Shows** which parts of a report on a network are there, what is in each, and the line
# that adds what is missing. **Notebook 12.**
#
# **Ask:** which part would convince you that the gradient is right?

# %%
explore.report()
