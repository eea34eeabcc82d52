package dev.plumbline.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModelTextTest {
    @Test
    void aVersionIsShownInFull() {
        assertEquals(
                """
                house-prices 2026-11-24

                  created   2026-11-24T03:00:00Z
                  run       run-1
                  label     y
                  loss      squared
                  rows      103 read = 100 used + 3 rejected (2 missing, 1 overflow); 10 of the used held out
                  descent   12 epochs, stopped within the tolerance; converged
                  errors    mse 0.25, rmse 0.5, r2 0.9375
                  held out  mse 0.3, rmse 0.54772256, mae 0.4, r2 0.9
                  fit       residual sd 0.51234567 on 97 degrees of freedom; R2 0.96, adjusted R2 1 - 5e-11
                            F 1151 on 2 and 97 degrees of freedom, p 2.2e-4941
                            log likelihood -71, AIC 150, BIC 160.5
                            condition number 1e19 of the columns as they are, 2.5 centred and scaled
                  optimum   every parameter within 0.5 standard errors of the exact optimum (furthest: rooms); no
                            further than the data leave open, but more --epochs would change digits that are shown

                  term       estimate  std error     t         p  95 % from         to
                  rooms           0.3    0.01235  24.3      1e-9     0.2753     0.3247
                  area          -1e-9      2e-12  -500  5.6e-318  -1.004e-9  -9.96e-10
                  intercept   12345.5       1234    10      1e-9       9876      14810

                  term       estimate  centre  error/se    vif
                  rooms           0.3       0       0.5  1.062
                  area          -1e-9       0      0.25  1.062
                  intercept   12345.5              0.12

                  prediction = 0 + sum of estimate * (feature - centre)

                  warning  PL102  Column 'area' lies 3.2e7 of its standard deviations from 0, so that the intercept
                                  at the origin is told to 9 digits only.
                                  -> subtract a round number from it before training, such as 1600000000
                  note     PL301  gd is forecast to converge in 12 epochs.

                  inputs
                    file:/data/a.csv (1234 bytes)

                  settings
                    optimizer = gd

                  versions
                    spark = 4.1.3
                """,
                new ModelText(
                                "house-prices",
                                "2026-11-24",
                                "run-1",
                                Instant.parse("2026-11-24T03:00:00Z"),
                                Fits.complete(0.5))
                        .render());
    }

    @Test
    void withoutStatisticsThereIsOneTableOfTerms() {
        String text = new ModelText(
                        "m",
                        "v",
                        "r",
                        Instant.EPOCH,
                        Fits.model(Fits.line(List.of("x"), 2), Optional.empty(), Map.of(), List.of()))
                .render();
        assertEquals(1, text.split("estimate  centre", -1).length - 1, text);
        assertFalse(text.contains("vif"), text);
        assertFalse(text.contains("std error"), text);
        assertFalse(text.contains("error/se"), text);
    }
}
