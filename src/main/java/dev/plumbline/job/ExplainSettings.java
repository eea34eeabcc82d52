package dev.plumbline.job;

import dev.plumbline.engine.EngineSettings;
import dev.plumbline.source.SourceSettings;
import dev.plumbline.train.DescentSettings;

/**
 * One validated run of {@code explain}.
 *
 * @param source what to read
 * @param intercept whether the model would have an intercept
 * @param dropUnusable whether constant, all-missing and collinear columns would be left out instead of refused
 * @param engine how a training would read the rows, and which of them it would hold out
 * @param descent the settings whose epochs are forecast beside those of the others; without deadline
 * @param json whether the explanation is printed as JSON instead of text
 */
public record ExplainSettings(
        SourceSettings source,
        boolean intercept,
        boolean dropUnusable,
        EngineSettings engine,
        DescentSettings descent,
        boolean json) {}
