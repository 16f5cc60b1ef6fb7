package io.waymark.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SamplesTest {
  @Test
  void medianIsTheMiddleOrTheMeanOfTheTwoInTheMiddle() {
    assertThat(Samples.of(List.of(3.0, 1.0, 2.0)).median()).isEqualTo(2);
    assertThat(Samples.of(List.of(4.0, 1.0, 2.0, 3.0)).median()).isEqualTo(2.5);
  }

  @Test
  void spreadIsTheRangeAsAFractionOfTheMedian() {
    assertThat(Samples.of(List.of(0.4, 0.5, 0.6)).spread()).isCloseTo(0.4, within());
    assertThat(Samples.of(List.of(0.5)).spread()).isZero();
  }

  @Test
  void quantileIsAMeasuredValue() {
    List<Double> hundred = IntStream.rangeClosed(1, 100).mapToObj(i -> (double) i).toList();
    assertThat(Samples.of(hundred).quantile(0.95)).isEqualTo(95);
    assertThat(Samples.of(hundred).quantile(1)).isEqualTo(100);
    assertThat(Samples.of(List.of(7.0)).quantile(0.95)).isEqualTo(7);
  }

  @Test
  void nothingMeasuredHasNoMedian() {
    assertThatThrownBy(() -> Samples.of(List.of())).hasMessageContaining("at least 1");
  }

  private static Offset<Double> within() {
    return Offset.offset(1e-9);
  }
}
