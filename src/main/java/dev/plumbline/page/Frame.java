package dev.plumbline.page;

import dev.plumbline.page.Html.Tag;

/** The document around a page: what the browser may do, the style, the scripts. */
final class Frame {
    private Frame() {}

    /**
     * @param title of the document
     * @param plots JSON that is safe in a script element
     */
    static String around(String title, Html body, String plots) {
        boolean drawn = !plots.equals("[]");
        String echarts = drawn ? Assets.echarts() : "";
        String script = drawn ? Assets.script() : "";
        String style = Assets.style();
        Html head = Html.join(
                new Tag("meta").with("charset", "utf-8").alone(),
                new Tag("meta")
                        .with("http-equiv", "Content-Security-Policy")
                        .with(
                                "content",
                                policy(style, drawn ? Assets.hash(echarts) + " " + Assets.hash(script) : "'none'"))
                        .alone(),
                new Tag("meta")
                        .with("name", "viewport")
                        .with("content", "width=device-width, initial-scale=1")
                        .alone(),
                new Tag("meta")
                        .with("name", "color-scheme")
                        .with("content", "light dark")
                        .alone(),
                new Tag("meta")
                        .with("name", "referrer")
                        .with("content", "no-referrer")
                        .alone(),
                Html.of("title", title),
                new Tag("link").with("rel", "icon").with("href", "data:,").alone(),
                new Html("<style>" + style + "</style>"));
        String scripts = drawn
                ? "<script type=\"application/json\" id=\"plots\">" + plots + "</script>\n<script>" + echarts
                        + "</script>\n<script>" + script + "</script>\n"
                : "";
        return "<!doctype html>\n<html lang=\"en\">\n<head>\n" + head.markup() + "\n</head>\n<body>\n" + body.markup()
                + "\n" + scripts + "</body>\n</html>\n";
    }

    /** Only what is in the file, and of its scripts and styles only those that were put in: nothing is fetched or sent. */
    private static String policy(String style, String scripts) {
        return "default-src 'none'; script-src " + scripts + "; style-src " + Assets.hash(style)
                + "; img-src data:; base-uri 'none'; form-action 'none'";
    }
}
