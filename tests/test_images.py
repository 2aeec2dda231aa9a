"""The picture of the whole: right numbers, nothing overlaps, the file is current."""

from functools import cache
from itertools import combinations
from pathlib import Path

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.text import Text
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from backproplab.diagrams.layout import Box
from backproplab.images import ALT_TEXT, PARTS, picture, store
from backproplab.images.__main__ import main
from backproplab.images.facts import compute_facts, factor, plain, signed
from backproplab.images.sheet import HEIGHT, WIDTH
from backproplab.notation import QUIET_TEXT, ROLES

from .printed import extent

STORED = Path(__file__).parents[1] / "images" / store.NAME
LIT = [None, *PARTS]
PANEL = Box(16, 16, WIDTH - 16, HEIGHT - 16)


@cache
def drawn(lit):
    return picture(lit)


def texts(figure):
    return [text for text in figure.findobj(Text) if text.get_text()]


def words(figure):
    return [text.get_text() for text in texts(figure)]


def pixels(figure):
    figure.canvas.draw()
    return np.asarray(figure.canvas.buffer_rgba())[..., :3]


def luminance(color):
    channel = np.asarray(color[:3]) / 255
    bent = ((channel + 0.055) / 1.055) ** 2.4
    linear = np.where(channel <= 0.04045, channel / 12.92, bent)
    return linear @ [0.2126, 0.7152, 0.0722]


def contrast(one, other):
    dark, light = sorted([luminance(one), luminance(other)])
    return (light + 0.05) / (dark + 0.05)


# --- the numbers --------------------------------------------------------------------


def test_the_numbers_are_those_of_the_integer_net():
    facts = compute_facts()
    assert facts.row("z1").tolist() == [4, 4, -1]
    assert facts.row("y_hat").tolist() == [1, 11]
    np.testing.assert_allclose(facts.batch["dL_dz2"][0], [0, 1.4])
    np.testing.assert_allclose(facts.batch["dL_dz1"][0], [1.4, 2.8, 0])
    np.testing.assert_allclose(
        facts.batch["dL_dW2"], [[3.2, 6], [-1.8, 7.8], [8, -0.2]]
    )


def test_one_example_alone_counts_as_much_as_n_of_its_shares_in_the_batch():
    facts = compute_facts()
    for name in ("dL_dz2", "dL_dz1"):
        np.testing.assert_allclose(facts.row(name), 5 * facts.batch[name][0])


@pytest.mark.parametrize(
    "formula",
    [
        "1 × (−1) + 2 × 2 + 1 = 4",
        "½ (0² + 7²)",
        "11 − 4 = +7",
        "7 × 4 = +28",
        "(0 × (−1) + 7 × 2) × 1 = +14",
        "14 × 1 = +14",
        "loss 24.5 → 0.4364",
        "+1.44",
    ],
)
def test_the_picture_spells_out(formula):
    assert formula in words(drawn(None))


def test_every_weight_and_gradient_stands_in_the_picture():
    facts, shown = compute_facts(), words(drawn(None))
    for name in ("W1", "W2"):
        for weight in facts.alone[name].flat:
            assert signed(weight) in shown
        for gradient in facts.alone[f"dL_d{name}"].flat:
            assert f"◀ {signed(gradient)}" in shown


def test_the_footer_gives_the_numbers_of_the_batch():
    first, second = words(drawn(None))[-2:]
    assert "7 / 5 = +1.4" in first
    assert "add up: at the framed weight to +7.8" in second


def test_the_alt_text_tells_the_numbers_of_the_picture():
    facts = compute_facts()
    errors = [signed(error) for error in facts.row("dL_dz1")]
    assert f"the loss is {plain(facts.loss)}" in ALT_TEXT
    assert f"errors of {errors[0]}, {errors[1]} and {errors[2]}" in ALT_TEXT
    assert f"= {signed(facts.new['W2'][1, 1])}." in ALT_TEXT
    assert 2 <= ALT_TEXT.count(". ") + 1 <= 4


@pytest.mark.parametrize(
    ("write", "number", "text"),
    [
        (plain, -0.0, "0"),
        (plain, -0.25, "−0.25"),
        (plain, 0.436359, "0.4364"),
        (signed, 7.0, "+7"),
        (signed, 0.0, "0"),
        (factor, -1.0, "(−1)"),
        (factor, 2.0, "2"),
    ],
)
def test_numbers_are_written_with_a_true_minus(write, number, text):
    assert write(number) == text


# --- the layout ---------------------------------------------------------------------


@pytest.mark.parametrize("lit", LIT)
def test_no_words_overlap_or_leave_the_panel(lit):
    figure = drawn(lit)
    scale = figure.bbox.width / WIDTH
    boxes = {text: extent(text, scale) for text in texts(figure)}
    for text, box in boxes.items():
        assert PANEL.holds(box), f"{text.get_text()!r} leaves the panel"
    for one, other in combinations(boxes, 2):
        both = f"{one.get_text()!r} and {other.get_text()!r} overlap"
        assert not boxes[one].overlaps(boxes[other]), both


@pytest.mark.parametrize("lit", LIT)
def test_words_stand_on_an_even_ground_or_have_a_halo_and_can_be_read(lit):
    figure = drawn(lit)
    boxes = {text: extent(text, 1) for text in texts(figure)}
    for text in boxes:
        text.set_visible(False)
    ground = pixels(figure)
    for text in boxes:
        text.set_visible(True)
    for text, box in boxes.items():
        left, top, right, bottom = (int(edge) for edge in box)
        patch = ground[top : bottom + 1, left : right + 1]
        colors, counts = np.unique(patch.reshape(-1, 3), axis=0, return_counts=True)
        even = len(colors) == 1
        assert even or text.get_path_effects(), f"{text.get_text()!r} lies on a line"
        ink = np.array(mpl.colors.to_rgb(text.get_color())) * 255
        seen = contrast(ink, colors[counts.argmax()])
        assert seen >= 4.5, f"{text.get_text()!r} has a contrast of {seen:.1f}"


def test_a_lit_part_keeps_its_colors_and_the_rest_is_grey():
    colors = {text.get_color() for text in texts(drawn("hidden"))}
    assert ROLES["gradient"].text in colors
    assert QUIET_TEXT in colors
    assert not colors & {ROLES[name].text for name in ("forward", "loss", "update")}


def test_the_way_back_is_both_of_its_steps():
    output, hidden, back = (
        [text.get_color() != QUIET_TEXT for text in texts(drawn(lit))]
        for lit in ("output", "hidden", "backward")
    )
    assert back == [one or other for one, other in zip(output, hidden, strict=True)]
    assert output != back != hidden


def test_nothing_moves_when_a_part_is_lit():
    places = [
        [(text.get_text(), text.get_position()) for text in texts(drawn(lit))]
        for lit in LIT
    ]
    assert all(place == places[0] for place in places)


def test_an_unknown_part_is_refused_with_the_known_ones():
    with pytest.raises(ValueError, match=r"no part 'sideways'.*, hidden,"):
        picture("sideways")


# --- the file -----------------------------------------------------------------------


def test_the_stored_picture_is_current():
    assert store.is_current(STORED), "run: python -m backproplab.images"


def test_the_stored_picture_is_small_and_twice_as_wide_as_it_is_shown():
    assert STORED.stat().st_size <= 400_000
    with Image.open(STORED) as image:
        assert image.size == (2 * WIDTH, 2 * HEIGHT)
        assert image.convert("RGBA").getpixel((0, 0))[3] == 0  # round corners


def test_drawn_twice_it_has_the_same_bytes_whatever_a_reader_has_set_up():
    first = store.draw_png()
    with mpl.rc_context({"font.size": 30, "savefig.dpi": 50, "lines.linewidth": 9}):
        before = dict(mpl.rcParams)
        assert store.draw_png() == first
        assert dict(mpl.rcParams) == before


def redrawn_by_other_software(path, change=lambda image: image, **changed):
    """Store the picture as another version of matplotlib would have signed it."""
    with Image.open(STORED) as image:
        texts = {"Software": "other", "Description": image.info["Description"]}
        signature = PngInfo()
        for name, text in (texts | changed).items():
            signature.add_text(name, text)
        change(image).save(path, pnginfo=signature)
    return path


def narrow(image):
    return image.crop((0, 0, image.width - 1, image.height))


def grey(image):
    return image.convert("LA")


def test_other_software_may_draw_other_pixels_but_no_other_picture(tmp_path):
    path = tmp_path / store.NAME
    assert store.is_current(redrawn_by_other_software(path))
    assert not store.is_current(redrawn_by_other_software(path, Description="+8"))
    assert not store.is_current(redrawn_by_other_software(path, narrow))
    assert not store.is_current(redrawn_by_other_software(path, grey))


def test_the_command_writes_the_picture_and_notices_a_stale_one(tmp_path, capsys):
    assert main(["--folder", str(tmp_path), "--check"]) == 1
    assert "is stale: run python -m backproplab.images" in capsys.readouterr().out
    assert main(["--folder", str(tmp_path)]) == 0
    assert main(["--folder", str(tmp_path), "--check"]) == 0
    path = tmp_path / store.NAME
    path.write_bytes(path.read_bytes() + b"\0")
    assert main(["--folder", str(tmp_path), "--check"]) == 1


def test_the_stored_stepper_is_current_and_a_stale_one_is_told(tmp_path):
    stored = STORED.with_name(store.STEPPER)
    assert store.is_current(stored), "run: python -m backproplab.images"
    other = tmp_path / store.STEPPER
    other.write_bytes(stored.read_bytes().replace(b"z1", b"z2", 1))
    assert not store.is_current(other)
    assert not store.is_current(tmp_path / "none" / store.STEPPER)
