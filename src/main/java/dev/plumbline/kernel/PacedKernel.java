package dev.plumbline.kernel;

import dev.plumbline.summation.LanePace;

/** The scalar kernel, and its twin in lanes once that pays: a small table is done before lanes would be compiled. */
final class PacedKernel implements GradientKernel {
    private final LanePace pace;
    private final GradientKernel scalar = new ScalarKernel();
    private final GradientKernel vector = Kernels.vector();

    PacedKernel(LanePace.Findings findings) {
        this.pace = new LanePace(findings);
    }

    @Override
    public void accumulate(NarrowBlock block, EpochPoint at, GradientSum into) {
        (pace.inLanes() ? vector : scalar).accumulate(block, at, into);
        pace.took(block.rows());
    }

    @Override
    public String name() {
        return vector.name() + " once warm";
    }
}
