package dev.plumbline.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plumbline.model.ExportKind;
import dev.plumbline.model.LinearModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.dmg.pmml.Apply;
import org.dmg.pmml.Constant;
import org.dmg.pmml.DerivedField;
import org.dmg.pmml.FieldRef;
import org.dmg.pmml.MiningField;
import org.dmg.pmml.PMML;
import org.dmg.pmml.ResultFeature;
import org.dmg.pmml.regression.NumericPredictor;
import org.dmg.pmml.regression.RegressionModel;
import org.jpmml.model.JAXBSerializer;
import org.junit.jupiter.api.Test;

/** What is written, read by a library that is not ours and held to the schema of PMML. */
class PmmlTest {
    private static byte[] written(Original original) {
        return new Pmml().write(original).get(ExportKind.PMML.file());
    }

    private static PMML read(byte[] bytes) throws Exception {
        return (PMML) new JAXBSerializer().deserialize(new ByteArrayInputStream(bytes));
    }

    @Test
    void theDocumentFitsTheSchemaOfPmml() throws Exception {
        Schema schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(PMML.class.getResource("/pmml.xsd"));
        LinearModel flat = new LinearModel("y", List.of(), new double[0], new double[0], 7, 7, true);
        for (Original original : List.of(Originals.hostile(1e9), Originals.of(flat))) {
            byte[] bytes = written(original);
            schema.newValidator().validate(new StreamSource(new ByteArrayInputStream(bytes)));
            String without = new String(bytes, StandardCharsets.UTF_8).replaceAll(" dataType=\"double\"", "");
            assertThrows(
                    org.xml.sax.SAXException.class,
                    () -> schema.newValidator().validate(new StreamSource(new java.io.StringReader(without))));
        }
    }

    @Test
    void anotherLibraryReadsTheSameFieldsAndNumbers() throws Exception {
        Original original = Originals.hostile(1e9);
        PMML pmml = read(written(original));
        assertEquals("2026-11-24", pmml.getHeader().getModelVersion());
        assertEquals("Plumbline", pmml.getHeader().getApplication().getName());
        assertEquals("0.1.0", pmml.getHeader().getApplication().getVersion());
        assertEquals(
                List.of("2026-11-24T02:03:04Z"), pmml.getHeader().getTimestamp().getContent());
        RegressionModel model = (RegressionModel) pmml.getModels().get(0);
        assertEquals("sales", model.getModelName());
        List<MiningField> fields = model.getMiningSchema().getMiningFields();
        assertEquals(
                Originals.NAMES,
                fields.stream()
                        .limit(Originals.NAMES.size())
                        .map(MiningField::getName)
                        .toList());
        assertEquals("the <label>", fields.get(fields.size() - 1).getName());
        assertEquals(MiningField.UsageType.TARGET, fields.get(fields.size() - 1).getUsageType());
        assertEquals(
                ResultFeature.PREDICTED_VALUE,
                model.getOutput().getOutputFields().get(0).getResultFeature());
    }

    /** By the objects of the library alone: a distance from the centre for each field, then the table. */
    @Test
    void theFormulaOfTheDocumentPredictsAsTheModelDoes() throws Exception {
        Original original = Originals.hostile(1e9);
        RegressionModel model =
                (RegressionModel) read(written(original)).getModels().get(0);
        Sample sample = Sample.of(original.model());
        for (int i = 0; i < Sample.ROWS; i += 7) {
            double[] x = sample.row(i);
            Map<String, Double> row = new HashMap<>();
            for (int j = 0; j < x.length; j++) {
                row.put(Originals.NAMES.get(j), x[j]);
            }
            for (DerivedField field : model.getLocalTransformations().getDerivedFields()) {
                Apply apply = (Apply) field.requireExpression();
                assertEquals("-", apply.requireFunction());
                FieldRef from = (FieldRef) apply.getExpressions().get(0);
                Constant centre = (Constant) apply.getExpressions().get(1);
                double distance = row.get(from.requireField())
                        - Double.parseDouble(centre.getValue().toString());
                assertEquals(null, row.put(field.requireName(), distance), "a name of its own");
            }
            double sum = model.getRegressionTables().get(0).requireIntercept().doubleValue();
            for (NumericPredictor predictor : model.getRegressionTables().get(0).getNumericPredictors()) {
                sum += predictor.requireCoefficient().doubleValue() * row.get(predictor.requireField());
            }
            assertEquals(original.line().predict(x), sum);
        }
    }

    @Test
    void namesOfOursGiveWayToTheTables() {
        String xml = new String(
                written(Originals.of(Originals.line(List.of("x", "centred x", "prediction"), 0))),
                StandardCharsets.UTF_8);
        assertTrue(xml.contains("<DerivedField name=\"centred x'\""), xml);
        assertTrue(xml.contains("<DerivedField name=\"centred centred x\""), xml);
        assertTrue(xml.contains("<OutputField name=\"prediction'\""), xml);
    }

    @Test
    void aForeignEntityIsNotFollowed() {
        String xml = new String(written(Originals.extreme(1, 2, 3)), StandardCharsets.UTF_8)
                .replace("?>\n", "?>\n<!DOCTYPE PMML [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>\n")
                .replace("<Timestamp>", "<Timestamp>&e;");
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put(ExportKind.PMML.file(), xml.getBytes(StandardCharsets.UTF_8));
        assertThrows(IOException.class, () -> new Pmml().read(files));
    }
}
