package dev.plumbline.export;

import dev.plumbline.model.ExportKind;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jpmml.evaluator.Evaluator;
import org.jpmml.evaluator.EvaluatorUtil;
import org.jpmml.evaluator.LoadingModelEvaluatorBuilder;

/** JPMML-Evaluator, which many use for PMML on the JVM. */
final class JpmmlEvaluator implements Elsewhere.Program {
    @Override
    public String name() {
        return "JPMML-Evaluator";
    }

    @Override
    public ExportKind kind() {
        return ExportKind.PMML;
    }

    @Override
    public double[] predict(Path export, Original original, List<double[]> rows) throws Exception {
        Evaluator evaluator = new LoadingModelEvaluatorBuilder()
                .load(export.resolve(kind().file()).toFile())
                .build();
        evaluator.verify();
        List<String> features = original.line().features();
        double[] predicted = new double[rows.size()];
        for (int i = 0; i < predicted.length; i++) {
            Map<String, Object> row = new LinkedHashMap<>();
            for (int j = 0; j < features.size(); j++) {
                row.put(features.get(j), rows.get(i)[j]);
            }
            Map<String, ?> result = EvaluatorUtil.decodeAll(evaluator.evaluate(row));
            predicted[i] = ((Number) result.get(original.line().label())).doubleValue();
        }
        return predicted;
    }
}
