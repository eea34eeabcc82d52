package dev.plumbline.export;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the PMML that {@link Pmml} writes, element by element, and evaluates it. No other PMML, no external entity. */
final class PmmlReader {
    private final XMLStreamReader xml;
    private final List<String> features = new ArrayList<>();
    private final List<String> derived = new ArrayList<>();
    private final List<Double> centre = new ArrayList<>();
    private final List<Double> slopes = new ArrayList<>();

    private PmmlReader(XMLStreamReader xml) {
        this.xml = xml;
    }

    static Rereading read(byte[] bytes) throws IOException {
        // Not newFactory(): which implementation that finds depends on the class path.
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(bytes), "UTF-8");
            return new PmmlReader(xml).document();
        } catch (XMLStreamException | NumberFormatException e) {
            throw new UnreadableException("it is not the PMML that was written", e);
        }
    }

    private Rereading document() throws IOException, XMLStreamException {
        begin("PMML");
        require(Pmml.NAMESPACE.equals(xml.getNamespaceURI()) && "4.4".equals(attribute("version")), "PMML 4.4");
        begin("Header");
        begin("Application");
        end("Application");
        begin("Timestamp");
        xml.getElementText();
        end("Header");
        dictionary();
        begin("RegressionModel");
        require("regression".equals(attribute("functionName")), "a regression");
        schema();
        begin("Output");
        begin("OutputField");
        require("predictedValue".equals(attribute("feature")), "a prediction");
        end("OutputField");
        end("Output");
        next();
        if (isStartOf("LocalTransformations")) {
            distances();
            next();
        }
        double intercept = table();
        end("RegressionModel");
        end("PMML");
        return Rereading.centred(features, array(slopes), array(centre), intercept);
    }

    private void dictionary() throws IOException, XMLStreamException {
        begin("DataDictionary");
        int fields = Integer.parseInt(attribute("numberOfFields"));
        for (int i = 0; i < fields; i++) {
            begin("DataField");
            require("double".equals(attribute("dataType")), "a number");
            features.add(attribute("name"));
            end("DataField");
        }
        end("DataDictionary");
    }

    /** The fields of the dictionary again, of which the last is the label. */
    private void schema() throws IOException, XMLStreamException {
        begin("MiningSchema");
        for (int i = 0; i < features.size(); i++) {
            boolean label = i == features.size() - 1;
            begin("MiningField");
            require(features.get(i).equals(attribute("name")), "the next field of the dictionary");
            require((label ? "target" : "active").equals(attribute("usageType")), "features and then the label");
            end("MiningField");
        }
        end("MiningSchema");
        features.remove(features.size() - 1);
    }

    private void distances() throws IOException, XMLStreamException {
        for (String feature : features) {
            begin("DerivedField");
            derived.add(attribute("name"));
            begin("Apply");
            require("-".equals(attribute("function")), "a difference");
            begin("FieldRef");
            require(feature.equals(attribute("field")), "the next feature");
            end("FieldRef");
            begin("Constant");
            centre.add(Double.parseDouble(xml.getElementText()));
            end("Apply");
            end("DerivedField");
        }
        end("LocalTransformations");
    }

    private double table() throws IOException, XMLStreamException {
        require(isStartOf("RegressionTable"), "RegressionTable");
        double intercept = Double.parseDouble(attribute("intercept"));
        require(derived.size() == features.size(), "a distance for each feature");
        for (String distance : derived) {
            begin("NumericPredictor");
            require(distance.equals(attribute("name")), "the next distance");
            slopes.add(Double.parseDouble(attribute("coefficient")));
            end("NumericPredictor");
        }
        end("RegressionTable");
        return intercept;
    }

    private void begin(String element) throws IOException, XMLStreamException {
        next();
        require(isStartOf(element), element);
    }

    private void end(String element) throws IOException, XMLStreamException {
        next();
        require(
                xml.getEventType() == XMLStreamConstants.END_ELEMENT
                        && xml.getLocalName().equals(element),
                element);
    }

    private void next() throws XMLStreamException {
        xml.nextTag();
    }

    private boolean isStartOf(String element) {
        return xml.getEventType() == XMLStreamConstants.START_ELEMENT
                && xml.getLocalName().equals(element);
    }

    private String attribute(String name) throws IOException {
        String value = xml.getAttributeValue(null, name);
        require(value != null, "attribute " + name);
        return value;
    }

    private void require(boolean holds, String what) throws IOException {
        if (!holds) {
            throw new UnreadableException("it has something else where " + what + " should be, at line "
                    + xml.getLocation().getLineNumber());
        }
    }

    private static double[] array(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
