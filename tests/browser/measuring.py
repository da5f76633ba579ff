"""What a screen shows too small, cuts off or lets stick out."""

from playwright.sync_api import Page

from .hall import WALL

SMALLEST = 28  # px at 1920 × 1080; other screens in proportion

# Every text that can be seen, with the size it is set in.
_TEXTS = """() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
        const box = walker.currentNode.parentElement;
        if (!walker.currentNode.data.trim() || box.closest(".unseen, template, script")) continue;
        if (!box.checkVisibility()) continue;
        found.push([parseFloat(getComputedStyle(box).fontSize), walker.currentNode.data.trim()]);
    }
    return found;
}"""

# A box holds its blocks, a row holds its parts, and no line of text leaves either: a letter's
# own box reaches a little above and below a tight line, so a third of its size is let be.
_OUTSIDE = """() => {
    const boxes = `.wall, .w-head, .w-body, .w-foot, .scan-left, .scan-cats, .newest, .w-page,
        .words, .word-list, .energy, .join-how, .w-poster, .w-big, .w-code,
        .scan-cats > li, .orgs, .orgs > li, .word-list > li, .cards, .cards > li`;
    const found = new Set();
    const name = (each) => each.tagName.toLowerCase() + (each.id && `#${each.id}`)
        + [...each.classList].map((one) => `.${one}`).join("");
    const words = (each) => each.textContent.trim().replace(/\\s+/g, " ").slice(0, 40);
    const leaves = (inner, outer, slack) => [  // large letters are set a hair to the left
        inner.left < outer.left - slack - 2.5 && "left",
        inner.right > outer.right + slack && "right",
        inner.top < outer.top - slack && "top", inner.bottom > outer.bottom + slack && "bottom",
    ].filter(Boolean).join(" ");
    const page = document.documentElement;
    if (page.scrollHeight > innerHeight || page.scrollWidth > innerWidth) found.add("it scrolls");
    const seen = (each) => each.checkVisibility() && !each.closest(".unseen, svg");
    const shortened = (each) => {
        for (; each && !each.matches(boxes); each = each.parentElement)
            if (getComputedStyle(each).textOverflow === "ellipsis") return true;
        return false;
    };
    for (const each of document.querySelectorAll("#stage *")) {
        const style = getComputedStyle(each);
        const box = each.parentElement.closest(boxes);
        if (!box || !seen(each) || ["inline", "none"].includes(style.display)) continue;
        if (style.position === "absolute" || shortened(each.parentElement)) continue;
        // Older cards of the newest lane give way; they come back in the pages.
        if (each.matches("#newest > li ~ li")) continue;
        const side = leaves(each.getBoundingClientRect(), box.getBoundingClientRect(), 1.5);
        if (side) found.add(`${name(each)} leaves ${name(box)} at ${side}: ${words(each)}`);
    }
    const stage = document.getElementById("stage");
    const walker = document.createTreeWalker(stage, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const holder = walker.currentNode.parentElement;
        const box = holder.closest(boxes);
        if (!walker.currentNode.data.trim() || !box || !seen(holder) || shortened(holder)) continue;
        const range = document.createRange();
        range.selectNodeContents(walker.currentNode);
        const slack = parseFloat(getComputedStyle(holder).fontSize) / 3;
        for (const line of range.getClientRects()) {
            const side = leaves(line, box.getBoundingClientRect(), slack);
            if (side) found.add(`text leaves ${name(box)} at ${side}: ${words(holder)}`);
        }
    }
    const foot = document.querySelector(".w-foot").getBoundingClientRect();
    const body = document.querySelector(".w-body").getBoundingClientRect();
    if (body.bottom > foot.top + 1) found.add("the body lies over the foot");
    return [...found];
}"""


def faults_of(wall: Page, when: str = "") -> list[str]:
    """What is too small or sticks out; nothing on a good wall."""
    size = wall.viewport_size
    assert size
    least = SMALLEST * min(size["width"] / WALL["width"], size["height"] / WALL["height"])
    small = [f"{px:.1f} px: {words}" for px, words in wall.evaluate(_TEXTS) if px < least - 0.1]
    return [f"{when} {size['width']}×{size['height']}: {each}"
            for each in (*small, *wall.evaluate(_OUTSIDE))]  # fmt: skip
