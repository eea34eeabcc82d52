package dev.plumbline.page;

import dev.plumbline.page.Html.Tag;

/**
 * A part of the page that the table of contents names.
 *
 * @param id its anchor
 * @param title heading
 * @param body nothing where there is nothing to say
 */
record Section(String id, String title, Html body) {
    Html html() {
        return new Tag("section")
                .with("aria-labelledby", id)
                .of(new Tag("h2").with("id", id).with("tabindex", "-1").of(title), body);
    }

    Html link() {
        return Html.of("li", new Tag("a").with("href", "#" + id).of(title));
    }
}
