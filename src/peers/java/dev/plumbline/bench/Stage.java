package dev.plumbline.bench;

import java.util.List;

/** Something that is measured: ways of doing one thing, in turn. */
interface Stage {
    /** What {@code --only} calls it. */
    String name();

    /** The tables that must lie there before. */
    List<TableFile> tables(Place place);

    /** Whether the measuring itself runs in a Spark application; else it starts processes. */
    boolean inSpark();

    /** Measures, one section for each table. */
    List<Section> measure(Place place) throws Exception;
}
