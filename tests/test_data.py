"""Data: the numbers on paper, seeded toy sets, and digits that are the real ones."""

import hashlib
from importlib.resources import files

import numpy as np
import pytest

from backproplab import data, trace

DIGITS_CSV = "6ebb3d2fee246a4e99363262ddf8a00a3c41bee6014c373ed9d9216ba7f651b8"
TOYS = [data.moons, data.circles, data.spirals]

every_toy = pytest.mark.parametrize("toy", TOYS, ids=lambda toy: toy.__name__)


@pytest.mark.parametrize(
    ("example", "value"),
    [
        (data.integer_net(), 16.5),
        (data.kink_twin(), 13.9),
        (data.mazur_net(), 0.2983711088),
    ],
    ids=["integer net", "kink twin", "Mazur"],
)
def test_examples_can_be_run_as_they_are(example, value):
    network, loss, x, y = example
    assert loss.value(network(x), y) == pytest.approx(value, abs=5e-11)
    assert trace(*example)["L"] == pytest.approx(value, abs=5e-11)


def test_the_kink_twin_has_one_corner_and_the_integer_net_none():
    def at_the_corner(example):
        z1, _ = example.network.layers[0].forward(example.x)
        return np.argwhere(z1 == 0).tolist()

    assert at_the_corner(data.integer_net()) == []
    assert at_the_corner(data.kink_twin()) == [[1, 0]]


def test_each_call_returns_arrays_of_its_own():
    data.integer_net().x[:] = 0
    data.xor()[0][:] = 7
    assert data.integer_net().x[0].tolist() == [1, 2]
    assert data.xor()[0].max() == 1


def test_xor():
    x, y = data.xor()
    assert y[:, 0].tolist() == [float(a != b) for a, b in x.tolist()]
    assert len({*map(tuple, x.tolist())}) == 4


@every_toy
def test_toys_are_seeded_and_balanced(toy):
    x, y = toy(50, seed=3)
    assert x.shape == (50, 2)
    assert y.shape == (50, 1)
    assert sorted({*y[:, 0].tolist()}) == [0, 1]
    assert y.sum() == 25
    np.testing.assert_array_equal(x, toy(50, seed=3)[0])
    assert not np.array_equal(x, toy(50, seed=4)[0])
    assert len(toy()[0]) == 200
    assert toy(7)[1].sum() == 3


@every_toy
def test_toys_leave_the_global_generator_alone(toy):
    before = np.random.get_state()[1].copy()  # noqa: NPY002 - the one we must not touch
    toy()
    np.testing.assert_array_equal(np.random.get_state()[1], before)  # noqa: NPY002


@every_toy
def test_noise_is_the_spread_around_the_curve(toy):
    clean, _ = toy(1000, noise=0)
    noisy, _ = toy(1000, noise=0.3)
    assert (noisy - clean).std() == pytest.approx(0.3, rel=0.05)


def test_toys_lie_on_their_curves():
    x, y = data.circles(100, noise=0)
    np.testing.assert_allclose(np.hypot(*x.T), np.where(y[:, 0] == 1, 0.5, 1))
    x, y = data.moons(100, noise=0)
    center = np.where(y == 1, [1, 0.5], [0, 0])
    np.testing.assert_allclose(np.hypot(*(x - center).T), 1)
    assert ((x - center)[:, 1] >= 0).tolist() == (y[:, 0] == 0).tolist()
    x, y = data.spirals(100, noise=0)
    radius = np.hypot(*x.T)
    turned = np.arctan2(*x.T[::-1]) - np.pi * (3 * (radius - 0.1) / 0.9 + y[:, 0])
    np.testing.assert_allclose(np.cos(turned), 1)


@every_toy
@pytest.mark.parametrize("n", [0, 1, -5, 2.5])
def test_toys_refuse_a_number_of_rows_that_is_none(toy, n):
    with pytest.raises(ValueError, match="n must be a whole number ≥ 2"):
        toy(n)


@every_toy
def test_toys_refuse_a_negative_spread(toy):
    with pytest.raises(ValueError, match="scale < 0"):
        toy(noise=-0.1)


def test_digits_have_the_stated_sizes_and_ranges():
    split = data.digits()
    assert [a.shape for a in split] == [(1437, 64), (1437, 10), (360, 64), (360, 10)]
    for x, y in (split[:2], split[2:]):
        assert x.min() == 0
        assert x.max() == 1
        assert (np.sort(y, axis=1) == [0] * 9 + [1]).all()


def test_digits_are_split_by_the_seed_and_every_image_is_on_one_side():
    def images(*tables):
        return sorted(map(tuple, np.vstack(tables).tolist()))

    first, again, other = data.digits(), data.digits(seed=0), data.digits(seed=1)
    np.testing.assert_array_equal(first.x_test, again.x_test)
    assert not np.array_equal(first.x_test, other.x_test)
    assert images(first.x_train, first.x_test) == images(other.x_train, other.x_test)


def test_digits_are_the_published_ones():
    with np.load(str(files("backproplab") / "digits.npz")) as stored:
        images, labels = stored["images"], stored["labels"]
    counted = np.bincount(labels).tolist()
    assert counted == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]
    # Written as scikit-learn's digits.csv: 64 pixels and the digit, a line per image.
    rows = np.hstack([images, labels[:, None]])
    text = "".join(",".join(map(str, row)) + "\n" for row in rows.tolist())
    assert hashlib.sha256(text.encode()).hexdigest() == DIGITS_CSV


def test_source_and_license_lie_beside_the_digits():
    beside = (files("backproplab") / "digits.md").read_text(encoding="utf-8")
    for text in (beside, data.digits.__doc__):
        assert "10.24432/C50P49" in text
        assert "Alpaydin" in text
    assert "creativecommons.org/licenses/by/4.0" in beside
