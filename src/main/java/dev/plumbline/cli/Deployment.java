package dev.plumbline.cli;

import java.util.List;
import java.util.Properties;

/** Where the driver of a command is, which decides what a relative path means to it. */
enum Deployment {
    /** Where the command was typed: a local master, or the client mode of a cluster. */
    AT_THE_COMMAND_LINE,
    /** On a machine that the cluster chose, in a directory that is deleted with it or found by nobody. */
    IN_THE_CLUSTER;

    private static final List<Option> PLACES = List.of(
            StoreOptions.MODELS,
            InputOptions.INPUT,
            PredictCommand.OUTPUT,
            GenerateCommand.OUTPUT,
            ModelsExportCommand.OUTPUT);

    static Deployment ofThisJvm() {
        return of(System.getProperties());
    }

    /** By the properties that Spark gives a driver. In a pod of Kubernetes it is told to be in client mode. */
    static Deployment of(Properties properties) {
        boolean inCluster = "cluster".equals(properties.getProperty("spark.submit.deployMode"))
                || "true".equals(properties.getProperty("spark.kubernetes.submitInDriver"));
        return inCluster ? IN_THE_CLUSTER : AT_THE_COMMAND_LINE;
    }

    /** Refuses (78) a relative path where it would not mean what it meant when it was typed. */
    void check(Command command, Values values) {
        if (this == AT_THE_COMMAND_LINE) {
            return;
        }
        for (Option place : PLACES) {
            if (command.options().contains(place)) {
                values.texts(place).stream()
                        .filter(Deployment::isRelative)
                        .findFirst()
                        .ifPresent(text -> {
                            throw values.refusal(
                                    place,
                                    text,
                                    "in cluster mode the driver works in a directory of its own, on a machine that the"
                                            + " cluster chooses, so a relative path leads nowhere; give a path or a URI that"
                                            + " every machine sees, such as hdfs://host/" + place.name());
                        });
            }
        }
    }

    private static boolean isRelative(String place) {
        int colon = place.indexOf(':');
        int slash = place.indexOf('/');
        boolean hasScheme = colon > 0 && (slash < 0 || colon < slash);
        return !place.isEmpty() && slash != 0 && !hasScheme;
    }
}
