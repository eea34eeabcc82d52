package dev.plumbline.cli;

import dev.plumbline.cli.Manual.Entry;
import dev.plumbline.cli.ReferencePage.Block;
import dev.plumbline.cli.ReferencePage.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A page of the reference as the source of a manual page, with the macros of man(7). */
final class ManPage {
    private static final String SECTION = "1";

    private final StringBuilder roff = new StringBuilder();
    /** Whether the next block is the first below its heading, which is a paragraph anyway. */
    private boolean headed;

    private ManPage() {}

    /** Has no date: the same version prints the same page. */
    static String of(ReferencePage page) {
        return new ManPage().page(page);
    }

    private String page(ReferencePage page) {
        line(".TH \"" + Roff.escaped(page.title().toUpperCase(Locale.ROOT)) + "\" " + SECTION + " \"\" \"plumbline "
                + Roff.escaped(Release.version()) + "\" \"Plumbline\"");
        // Left alone, so that what is typed can be copied: no hyphens, no even margin.
        line(".nh");
        line(".ad l");
        line(".SH NAME");
        line(Roff.escaped(page.title()) + " \\- " + Roff.text(inShort(page.purpose())));
        for (Section section : page.sections()) {
            line(".SH \"" + section.heading() + "\"");
            headed = true;
            for (Block block : section.blocks()) {
                block(block);
                headed = false;
            }
        }
        return roff.toString();
    }

    /** The first sentence as indexes of manual pages have it. */
    private static String inShort(String purpose) {
        return purpose.substring(0, 1).toLowerCase(Locale.ROOT)
                + purpose.substring(1).replaceAll("\\.( .*)?$", "");
    }

    private void block(Block block) {
        if (block instanceof Block.Text text) {
            if (!headed) {
                line(".PP");
            }
            line(Roff.text(text.text()));
        } else if (block instanceof Block.Bullet bullet) {
            line(".IP \\(bu 2");
            line(Roff.text(bullet.text()));
        } else if (block instanceof Block.Typed typed) {
            typed(typed.lines());
        } else if (block instanceof Block.Entries list) {
            list.entries().forEach(this::entry);
        } else if (block instanceof Block.CommandList list) {
            list.commands().forEach(this::entry);
        } else if (block instanceof Block.Examples list) {
            list.examples().forEach(this::example);
        } else if (block instanceof Block.Options options) {
            options(options.group());
        } else if (block instanceof Block.Links links) {
            links(links.targets());
        }
    }

    private void typed(List<String> lines) {
        line(".nf");
        lines.forEach(typed -> line(Roff.bold(typed)));
        line(".fi");
    }

    private void entry(Entry entry) {
        line(".TP");
        line(Roff.bold(entry.name()));
        line(Roff.text(entry.text()));
    }

    private void example(Entry example) {
        line(".PP");
        line(Roff.text(example.text()) + ":");
        line(".PP");
        line(".RS 4");
        typed(List.of(example.name()));
        line(".RE");
    }

    private void options(OptionGroup group) {
        if (group.built().isEmpty()) {
            return;
        }
        line(".SS \"" + Roff.escaped(group.title()) + "\"");
        for (Option option : group.built()) {
            line(".TP");
            String value = option.param().isEmpty() ? "" : " \\fI" + Roff.escaped(option.param()) + "\\fR";
            String other = Command.negation(option)
                    .map(negation -> ", " + Roff.bold(negation.dashed()))
                    .orElse("");
            line(Roff.bold(option.dashed()) + value + other);
            line(Roff.text(sentences(option)));
        }
    }

    /** All there is to say of an option. */
    private static String sentences(Option option) {
        StringBuilder all = new StringBuilder(option.help()).append('.');
        Optional<String> otherwise = option.form() == Option.Form.SWITCH ? Optional.of("on") : option.unlessGiven();
        if (!option.notes().more().isEmpty()) {
            all.append(' ').append(option.notes().more());
        }
        otherwise.ifPresent(text -> all.append(" Default: ").append(text).append('.'));
        if (option.role() == Option.Role.RESULT) {
            all.append(" Decides the result.");
        }
        return all.toString();
    }

    private void links(List<String> targets) {
        List<String> texts = new ArrayList<>();
        for (String target : targets) {
            texts.add(
                    target.startsWith("docs/")
                            ? Roff.escaped(target)
                            : Roff.bold(("plumbline " + target).strip().replace(' ', '-')) + "(" + SECTION + ")");
        }
        line(String.join(",\n", texts));
    }

    private void line(String text) {
        roff.append(text).append('\n');
    }
}
