"""Training: it reaches its target, keeps what happened, and never fails in silence."""

import io
import pickle
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backproplab import (
    SGD,
    Adam,
    BinaryCrossEntropy,
    Dense,
    ReLU,
    Sequential,
    Sigmoid,
    SigmoidCrossEntropy,
    SoftmaxCrossEntropy,
    Tanh,
    data,
    mlp,
    train,
    training,
)
from backproplab.training import DivergenceError, batches

FULL_STEP = 0.02


def stuck_net(seed):
    rng = np.random.default_rng(seed)
    return Sequential(
        Dense(rng.normal(size=(2, 3)), [0, 0, 0]),
        Tanh(),
        Dense(rng.normal(size=(3, 1)), [0]),
        Sigmoid(),
    )


def short_run(**options):
    options = {"optimizer": SGD(FULL_STEP), "epochs": 3} | options
    return train(*data.integer_net(), **options)


# --- it learns


def test_digits_are_read_on_rows_that_were_held_out():
    x, y, x_test, y_test = data.digits()
    history = train(
        mlp([64, 32, 10], activation=ReLU()),
        SoftmaxCrossEntropy(),
        x,
        y,
        optimizer=Adam(0.003),
        epochs=20,
        batch_size=32,
    )
    right = history.network(x_test).argmax(axis=1) == y_test.argmax(axis=1)
    assert right.mean() >= 0.95


def test_xor_is_learned():
    x, y = data.xor()
    history = train(
        mlp([2, 3, 1]), SigmoidCrossEntropy(), x, y, optimizer=SGD(1.0), epochs=2000
    )
    assert ((history.network(x) > 0) == (y == 1)).all()


@pytest.mark.parametrize(
    ("toy", "right"), [(data.moons, 0.97), (data.circles, 1.0), (data.spirals, 0.97)]
)
def test_toys_are_learned(toy, right):
    x, y = toy()
    net = mlp([2, 16, 16, 1])
    loss = SigmoidCrossEntropy()
    run = train(net, loss, x, y, optimizer=Adam(0.02), epochs=300, batch_size=50)
    assert ((run.network(x) > 0) == (y == 1)).mean() >= right


def stuck_run(seed, epochs):
    """Train XOR, as the curriculum does, from weights that default_rng(seed) draws."""
    x, y = data.xor()
    loss = BinaryCrossEntropy()
    run = train(stuck_net(seed), loss, x, y, optimizer=SGD(1.0), epochs=epochs)
    return run.losses


def test_one_start_of_xor_is_stuck():
    losses = stuck_run(seed=2, epochs=20_000)
    assert losses[5000] == pytest.approx(0.3469, abs=5e-5)
    assert losses[20_000] == pytest.approx(0.3466, abs=5e-5)


@pytest.mark.parametrize("seed", [0, 1, 3, 4])
def test_other_starts_of_xor_are_not(seed):
    assert stuck_run(seed, epochs=5000)[-1] == pytest.approx(0.0005, abs=5e-5)


def test_the_integer_net_after_one_step():
    assert short_run(epochs=1).losses == pytest.approx([16.5, 10.0073674938], rel=1e-11)
    one = short_run(epochs=1, optimizer=SGD(0.1))
    assert one.losses == pytest.approx([16.5, 4.5675505120], rel=1e-11)


# --- the history


def test_losses_and_networks_belong_together():
    network, loss, x, y = data.integer_net()
    run = train(network, loss, x, y, optimizer=SGD(FULL_STEP), epochs=7, batch_size=2)
    assert run.epochs == 7
    assert len(run.networks) == len(run.losses) == 8
    assert [loss.value(net(x), y) for net in run.networks] == run.losses
    assert run.network is run.networks[-1]
    assert run.networks[0] is network


def test_the_network_that_was_passed_stays_as_it_is():
    network, loss, x, y = data.integer_net()
    before = {name: w.copy() for name, w in network.params.items()}
    kept = x.copy(), y.copy()
    train(network, loss, x, y, optimizer=SGD(FULL_STEP), epochs=2)
    for name, w in network.params.items():
        np.testing.assert_array_equal(w, before[name])
    np.testing.assert_array_equal(x, kept[0])
    np.testing.assert_array_equal(y, kept[1])


def test_long_runs_keep_fewer_networks(monkeypatch):
    monkeypatch.setattr(training, "MOST_NETWORKS", 10)
    run = short_run(epochs=25)
    assert run.every == 3
    assert len(run.networks) == 9
    assert len(run.losses) == 26
    _, loss, x, y = data.integer_net()
    values = [loss.value(net(x), y) for net in run.networks]
    assert values == run.losses[:: run.every]
    assert loss.value(run.network(x), y) == run.losses[-1]


def test_large_networks_are_kept_less_often(monkeypatch):
    monkeypatch.setattr(training, "MOST_BYTES", 3 * 17 * 8)  # three integer nets
    run = short_run(epochs=6)
    assert run.every == 2
    assert len(run.networks) == 4
    monkeypatch.setattr(training, "MOST_BYTES", 1)
    assert len(short_run(epochs=6).networks) == 2


def test_a_history_shows_itself_shortly():
    run = short_run(epochs=8)
    last = f"{run.losses[-1]:.4g}"
    assert repr(run) == f"History(8 epochs, loss 16.5 to {last})"
    html = run._repr_html_()
    assert "<caption>Trained: 8 epochs</caption>" in html
    assert [f">{epoch}<" in html for epoch in (0, 2, 4, 6, 8)] == [True] * 5
    assert last in html
    assert ">1<" not in html


# --- batches


@given(st.integers(1, 30), st.integers(1, 40), st.integers(0, 1000))
def test_batches_deal_every_row_once_with_its_target(n, batch_size, seed):
    x = np.arange(2.0 * n).reshape(n, 2)
    dealt = [*batches(x, x[:, :1] * 10, batch_size, np.random.default_rng(seed))]
    sizes = [len(some_x) for some_x, _ in dealt]
    assert sizes[:-1] == [batch_size] * (len(sizes) - 1)
    assert 1 <= sizes[-1] <= batch_size
    all_x = np.vstack([some_x for some_x, _ in dealt])
    all_y = np.vstack([some_y for _, some_y in dealt])
    np.testing.assert_array_equal(all_x[:, :1] * 10, all_y)
    np.testing.assert_array_equal(np.sort(all_x, axis=0), x)


def test_batches_are_drawn_anew_each_time():
    x = np.arange(20.0)[:, None]
    rng = np.random.default_rng(0)
    first, second = ([some for some, _ in batches(x, x, 5, rng)] for _ in range(2))
    assert not np.array_equal(first, second)
    assert not np.array_equal(np.vstack(first), x)


def test_without_a_size_there_is_one_batch_in_order():
    x = np.arange(6.0)[:, None]
    [(all_x, all_y)] = batches(x, 2 * x, None, np.random.default_rng(0))
    np.testing.assert_array_equal(all_x, x)
    np.testing.assert_array_equal(all_y, 2 * x)


def test_the_seed_decides_the_batches():
    assert short_run(batch_size=2).losses == short_run(batch_size=2, seed=0).losses
    assert short_run(batch_size=2).losses != short_run(batch_size=2, seed=1).losses
    assert short_run().losses == short_run(seed=1).losses


def test_the_mean_of_mini_batch_gradients_is_the_whole_gradient():
    network, loss, x, y = data.integer_net()

    def gradient(x, y):
        y_hat, caches = network.forward(x)
        return network.backward(loss.gradient(y_hat, y), caches)[1]["W1"]

    dealt = [*batches(x, y, 1, np.random.default_rng(0))]
    mean = np.mean([gradient(*rows) for rows in dealt], axis=0)
    np.testing.assert_allclose(mean, gradient(x, y), rtol=1e-14)


def test_an_optimizer_remembers_over_two_calls():
    network, loss, x, y = data.integer_net()
    whole = train(network, loss, x, y, optimizer=Adam(0.1), epochs=6)
    adam = Adam(0.1)
    half = train(network, loss, x, y, optimizer=adam, epochs=3)
    rest = train(half.network, loss, x, y, optimizer=adam, epochs=3)
    assert half.losses + rest.losses[1:] == whole.losses


# --- divergence


def test_divergence_says_when_and_what_to_try_and_keeps_the_history():
    with pytest.raises(DivergenceError) as diverged:
        short_run(optimizer=SGD(5.0), epochs=50)
    error = diverged.value
    for words in (f"after step {error.step}", "epoch 5", "learning rate", "history"):
        assert words in str(error)
    assert error.history.epochs == 4
    assert np.isfinite(error.history.losses).all()
    assert error.history.losses[-1] > 1e100
    assert len(error.history.networks) == 5


def test_divergence_inside_an_epoch_is_found_at_its_step():
    with pytest.raises(
        DivergenceError, match=r"after step \d+, in epoch 2:"
    ) as diverged:
        short_run(optimizer=SGD(1e3), epochs=50, batch_size=2)
    assert diverged.value.history.epochs == 1
    assert 3 <= diverged.value.step <= 6


@pytest.mark.parametrize("entry", [np.nan, np.inf])
def test_data_that_are_not_finite_are_named(entry):
    network, loss, x, y = data.integer_net()
    for name, array in (("y", y), ("x", x)):
        array[2, 1] = entry
        with pytest.raises(ValueError, match=rf"^{name}\[2, 1\] is {entry}; training"):
            train(network, loss, x, y, optimizer=SGD(0.1), epochs=2)
        array[2, 1] = 1


def test_a_divergence_survives_pickling():
    with pytest.raises(DivergenceError) as diverged:
        short_run(optimizer=SGD(5.0), epochs=50)
    again = pickle.loads(pickle.dumps(diverged.value))
    assert str(again) == str(diverged.value)
    assert again.step == diverged.value.step
    assert again.history.losses == diverged.value.history.losses


def test_a_start_that_is_not_finite_is_refused():
    network, loss, x, y = data.integer_net()
    network = network.with_params(b2=np.array([np.nan, 0]))
    with pytest.raises(
        ValueError, match="loss is nan before the first step: look for NaN"
    ):
        train(network, loss, x, y, optimizer=SGD(0.1), epochs=2)


# --- interrupts


class StopsAt(SGD):
    """An optimizer during whose n-th step somebody presses the stop button."""

    def __init__(self, learning_rate, n):
        super().__init__(learning_rate)
        self.left = n

    def step(self, params, grads):
        self.left -= 1
        if self.left == 0:
            raise KeyboardInterrupt
        return super().step(params, grads)


def test_an_interrupt_returns_the_history_so_far_and_says_so():
    with pytest.warns(UserWarning, match=r"interrupted.*5 epochs") as said:
        run = short_run(optimizer=StopsAt(FULL_STEP, 6), epochs=50)
    assert said[0].filename == __file__
    assert run.interrupted
    assert run.losses == short_run(epochs=5).losses
    assert len(run.networks) == 6
    assert "interrupted" in repr(run)
    assert "Interrupted" in run._repr_html_()


def test_an_interrupt_in_the_first_epoch_leaves_the_start():
    with pytest.warns(UserWarning, match="0 epochs"):
        run = short_run(optimizer=StopsAt(FULL_STEP, 2), batch_size=2)
    assert run.losses == [16.5]
    assert run.networks == [run.network]


# --- progress


def bars_of(monkeypatch, **options):
    """Return what a run writes to the screen."""
    screen = io.StringIO()
    monkeypatch.setattr(sys, "stderr", screen)
    short_run(**options)
    return screen.getvalue()


def test_a_short_run_shows_no_bar(monkeypatch, capfd):
    assert bars_of(monkeypatch) == ""
    assert capfd.readouterr() == ("", "")


def test_a_bar_counts_epochs_when_asked(monkeypatch):
    assert "3/3" in bars_of(monkeypatch, progress=True)
    assert bars_of(monkeypatch, progress=False) == ""


def test_a_run_of_more_than_a_second_shows_a_bar(monkeypatch):
    class Slow(SGD):
        def step(self, params, grads):
            clock.now += 0.6
            return super().step(params, grads)

    class Clock:
        now = 0.0

        def time(self):
            return self.now

    clock = Clock()
    import tqdm.std

    monkeypatch.setattr(tqdm.std, "time", clock.time)
    monkeypatch.setattr(tqdm.auto.tqdm, "monitor_interval", 0)
    assert "4/4" in bars_of(monkeypatch, optimizer=Slow(FULL_STEP), epochs=4)
    assert bars_of(monkeypatch, optimizer=Slow(FULL_STEP), epochs=1) == ""


# --- refused


@pytest.mark.parametrize("value", [0, -1, 2.5, np.nan, np.inf, "3", True, [2]])
@pytest.mark.parametrize("name", ["epochs", "batch_size"])
def test_counts_are_whole_and_at_least_one(name, value):
    with pytest.raises(ValueError, match=f"{name} must be a whole number ≥ 1, got"):
        short_run(**{name: value})


def test_epochs_are_not_optional():
    with pytest.raises(ValueError, match="epochs must be a whole number ≥ 1, got None"):
        short_run(epochs=None)


@pytest.mark.parametrize("seed", [None, -1, 1.5, "a"])
def test_a_run_wants_a_seed(seed):
    with pytest.raises(ValueError, match="seed must be a whole number ≥ 0, got"):
        short_run(seed=seed)


def test_a_whole_float_is_a_count():
    assert short_run(epochs=2.0, batch_size=2.0).epochs == 2


def test_rows_of_x_and_y_must_pair():
    network, loss, x, y = data.integer_net()
    with pytest.raises(ValueError, match=r"shapes differ.*\(5, 2\).*\(4, 2\)"):
        train(network, loss, x, y[:4], optimizer=SGD(0.1), epochs=1)
    with pytest.raises(ValueError, match="x has 5 rows, y has 4"):
        next(batches(x, y[:4], 2, np.random.default_rng(0)))


def test_lists_of_integers_are_data():
    network, loss, x, y = data.integer_net()
    as_lists = x.astype(int).tolist(), y.astype(int).tolist()
    run = train(network, loss, *as_lists, optimizer=SGD(FULL_STEP), epochs=3)
    assert run.losses == short_run().losses
