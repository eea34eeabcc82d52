package dev.plumbline.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** Takes the time of ways in turn, so that whatever else the machine does meets all of them. */
final class Turns {
    private static final double NANOS = 1e9;

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final List<? extends Way> ways;
    private final List<List<double[]>> taken = new ArrayList<>();

    private Turns(List<? extends Way> ways) {
        this.ways = ways;
        ways.forEach(way -> taken.add(new ArrayList<>()));
    }

    /**
     * Goes through ways of this process {@code rounds} times, after {@code warmUps} rounds that do not count.
     *
     * @return the samples of each way, in the order given
     */
    static List<Samples> measure(List<? extends Way> ways, int warmUps, int rounds) throws Exception {
        return run(ways, warmUps, rounds).samples(true);
    }

    /** Goes through ways that are processes of their own, whose processor time is not known here. */
    static List<Samples> ofProcesses(List<? extends Way> ways, int rounds) throws Exception {
        return run(ways, 0, rounds).samples(false);
    }

    private static Turns run(List<? extends Way> ways, int warmUps, int rounds) throws Exception {
        Turns turns = new Turns(ways);
        for (int round = -warmUps; round < rounds; round++) {
            for (int i = 0; i < ways.size(); i++) {
                turns.visit(i, round >= 0);
            }
        }
        return turns;
    }

    private List<Samples> samples(boolean withProcessor) {
        List<Samples> all = new ArrayList<>();
        for (int i = 0; i < ways.size(); i++) {
            List<double[]> its = taken.get(i);
            double[] processor = its.stream().mapToDouble(pair -> pair[1]).toArray();
            all.add(new Samples(
                    ways.get(i).words(),
                    its.stream().mapToDouble(pair -> pair[0]).toArray(),
                    withProcessor ? processor : new double[0]));
        }
        return all;
    }

    private void visit(int i, boolean counts) throws Exception {
        Way way = ways.get(i);
        for (int k = 0; k < way.times(); k++) {
            long began = System.nanoTime();
            long used = system.getProcessCpuTime();
            way.run();
            double clock = (System.nanoTime() - began) / NANOS;
            if (counts) {
                double seconds = way.counted(clock) / way.parts();
                double processor = (system.getProcessCpuTime() - used) / NANOS / way.parts();
                taken.get(i).add(new double[] {seconds, processor});
            }
        }
    }
}
