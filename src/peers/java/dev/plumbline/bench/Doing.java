package dev.plumbline.bench;

/** A way that is only words and work. */
record Doing(String words, Work work) implements Way {
    /** What is done. */
    interface Work {
        void run() throws Exception;
    }

    @Override
    public void run() throws Exception {
        work.run();
    }
}
