package dev.patchbay.domain.web;

import org.springframework.web.util.HtmlUtils;

/** The frame of a service's pages: no script, nothing from elsewhere. */
final class Page {

    private Page() {}

    /** A page around the body, whose texts are escaped already. */
    static String html(String title, String body) {
        return """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s</title>
            <style>
            body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
            code { font-size: 0.95em; } table { border-collapse: collapse; } td, th { padding: 0.2rem 0.8rem 0.2rem 0;
            text-align: left; vertical-align: top; } summary { cursor: pointer; } details { margin: 0.4rem 0; }
            </style>
            </head>
            <body>
            %s</body>
            </html>
            """.formatted(HtmlUtils.htmlEscape(title), body);
    }
}
