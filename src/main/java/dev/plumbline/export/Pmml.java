package dev.plumbline.export;

import dev.plumbline.model.ExportKind;
import dev.plumbline.model.LinearModel;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * PMML 4.4 (Data Mining Group): one {@code RegressionModel} of the centred form. A derived field for each feature is its
 * distance from the centre, and the intercept is the prediction at the centre, so that columns far from 0 keep their
 * digits.
 */
final class Pmml implements ExportForm {
    static final String NAMESPACE = "http://www.dmg.org/PMML-4_4";
    private static final String[] NUMBER = {"optype", "continuous", "dataType", "double"};

    @Override
    public SortedMap<String, byte[]> write(Original original) {
        LinearModel line = original.line();
        line.features().forEach(Pmml::check);
        check(line.label());
        XmlText xml = new XmlText();
        xml.open("PMML", "xmlns", NAMESPACE, "version", "4.4");
        header(xml, original);
        dictionary(xml, line);
        regression(xml, original.name(), line);
        xml.close("PMML");
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put(ExportKind.PMML.file(), xml.bytes());
        return files;
    }

    @Override
    public Rereading read(SortedMap<String, byte[]> files) throws IOException {
        return PmmlReader.read(files.get(ExportKind.PMML.file()));
    }

    private static void check(String column) {
        if (!XmlText.allowed(column)) {
            throw Exports.unnameable(
                    ExportKind.PMML,
                    column,
                    "holds a character that XML does not allow",
                    "rename the column, or take --as json");
        }
    }

    private static void header(XmlText xml, Original original) {
        xml.open("Header", "description", "model " + original.name(), "modelVersion", original.version());
        xml.leaf("Application", "name", "Plumbline", "version", original.plumbline());
        xml.text("Timestamp", original.created().toString());
        xml.close("Header");
    }

    private static void dictionary(XmlText xml, LinearModel line) {
        xml.open(
                "DataDictionary",
                "numberOfFields",
                Integer.toString(line.features().size() + 1));
        line.features().forEach(feature -> xml.leaf("DataField", named(feature)));
        xml.leaf("DataField", named(line.label()));
        xml.close("DataDictionary");
    }

    private static void regression(XmlText xml, String name, LinearModel line) {
        Set<String> taken = new HashSet<>(line.features());
        taken.add(line.label());
        String prediction = free("prediction", taken);
        List<String> derived = line.features().stream()
                .map(feature -> free("centred " + feature, taken))
                .toList();
        xml.open(
                "RegressionModel",
                "modelName",
                name,
                "functionName",
                "regression",
                "algorithmName",
                "least squares",
                "normalizationMethod",
                "none");
        schema(xml, line);
        xml.open("Output");
        xml.leaf("OutputField", with(named(prediction), "feature", "predictedValue"));
        xml.close("Output");
        distances(xml, line, derived);
        table(xml, line, derived);
        xml.close("RegressionModel");
    }

    private static void schema(XmlText xml, LinearModel line) {
        xml.open("MiningSchema");
        line.features().forEach(feature -> xml.leaf("MiningField", "name", feature, "usageType", "active"));
        xml.leaf("MiningField", "name", line.label(), "usageType", "target");
        xml.close("MiningSchema");
    }

    private static void distances(XmlText xml, LinearModel line, List<String> derived) {
        if (derived.isEmpty()) {
            return;
        }
        double[] centre = line.centre();
        xml.open("LocalTransformations");
        for (int j = 0; j < centre.length; j++) {
            xml.open("DerivedField", named(derived.get(j)));
            xml.open("Apply", "function", "-");
            xml.leaf("FieldRef", "field", line.features().get(j));
            xml.text("Constant", Double.toString(centre[j]), "dataType", "double");
            xml.close("Apply");
            xml.close("DerivedField");
        }
        xml.close("LocalTransformations");
    }

    private static void table(XmlText xml, LinearModel line, List<String> derived) {
        double[] slopes = line.slopes();
        xml.open("RegressionTable", "intercept", Double.toString(line.interceptAtCentre()));
        for (int j = 0; j < slopes.length; j++) {
            xml.leaf("NumericPredictor", "name", derived.get(j), "coefficient", Double.toString(slopes[j]));
        }
        xml.close("RegressionTable");
    }

    /** A name that no field has yet; from now on one has it. */
    private static String free(String wanted, Set<String> taken) {
        String name = wanted;
        while (!taken.add(name)) {
            name += "'";
        }
        return name;
    }

    private static String[] named(String name) {
        return with(new String[] {"name", name}, NUMBER);
    }

    private static String[] with(String[] attributes, String... more) {
        String[] all = java.util.Arrays.copyOf(attributes, attributes.length + more.length);
        System.arraycopy(more, 0, all, attributes.length, more.length);
        return all;
    }
}
