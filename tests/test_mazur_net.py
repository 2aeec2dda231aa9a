"""The picture of Mazur's network: his weights at his names, nothing overlaps."""

from itertools import combinations

from backproplab import data
from backproplab.diagrams.layout import Box
from backproplab.images.facts import plain
from backproplab.images.mazur_net import ALT_TEXT, HEIGHT, WIDTH, mazur_picture

from .printed import texts_with_boxes


def words():
    """Every text of the picture with the box that it takes."""
    return texts_with_boxes(mazur_picture(), WIDTH)


def test_each_weight_and_bias_stands_there_once_under_its_name():
    params = data.mazur_net().network.params
    weights = [*params["W1"].T.flat, *params["W2"].T.flat]  # into h1, h2, o1, o2
    expected = [f"w{n} = {plain(w)}" for n, w in enumerate(weights, 1)]
    expected += [f"both: b{n} = {plain(params[f'b{n}'][0])}" for n in (1, 2)]
    shown = [text for text, _ in words() if "=" in text]
    assert sorted(shown) == sorted(expected)
    assert shown[0] == "w1 = 0.15"
    for n in (1, 2):
        assert len(set(params[f"b{n}"])) == 1


def test_a_weight_is_nearer_to_the_neuron_that_it_leaves():
    places = dict(words())
    for weight, start in (("w1 = 0.15", "i1"), ("w2 = 0.2", "i2"), ("w7 = 0.5", "h1")):
        middle = (places[weight].top + places[weight].bottom) / 2
        heights = {n: (places[n].top + places[n].bottom) / 2 for n in ("h1", "h2")}
        nearest = min(heights, key=lambda name: abs(heights[name] - middle))
        assert nearest[1] == start[1]


def test_no_words_overlap_or_leave_the_picture():
    found = words()
    for text, box in found:
        assert Box(0, 0, WIDTH, HEIGHT).holds(box), text
    for (one, box), (other, its_box) in combinations(found, 2):
        assert not box.overlaps(its_box), f"{one!r} and {other!r} overlap"


def test_the_alt_text_names_every_weight():
    assert all(f"w{n}" in ALT_TEXT for n in range(1, 9))
