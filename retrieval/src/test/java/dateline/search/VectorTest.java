package dateline.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class VectorTest {

  private static float[] random(long seed) {
    Random random = new Random(seed);
    float[] embedding = new float[Vector.DIMENSIONS];
    for (int i = 0; i < embedding.length; i++) {
      embedding[i] = (float) random.nextGaussian();
    }
    return embedding;
  }

  private static double cosine(float[] a, float[] b) {
    double product = 0;
    double aSquares = 0;
    double bSquares = 0;
    for (int i = 0; i < a.length; i++) {
      product += (double) a[i] * b[i];
      aSquares += (double) a[i] * a[i];
      bSquares += (double) b[i] * b[i];
    }
    return product / Math.sqrt(aSquares * bSquares);
  }

  @Test
  void cosine_randomVectors_asUnquantised() {
    byte[] scratch = new byte[Vector.DIMENSIONS];
    for (long seed = 0; seed < 100; seed++) {
      float[] a = random(seed);
      float[] b = random(seed + 1);
      for (int i = 0; i < b.length; i++) {
        b[i] += a[i];
      }
      assertThat((double) Vector.of(a).cosine(Vector.of(b).encode(), scratch))
          .isCloseTo(cosine(a, b), within(.005));
    }
  }

  @Test
  void cosine_itself_one() {
    Vector vector = Vector.of(random(7));
    assertThat(vector.cosine(vector.encode(), new byte[Vector.DIMENSIONS]))
        .isCloseTo(1, within(1e-6f));
  }

  @Test
  void cosine_zeroVector_zero() {
    Vector zero = Vector.of(new float[Vector.DIMENSIONS]);
    assertThat(Vector.of(random(1)).cosine(zero.encode(), new byte[Vector.DIMENSIONS])).isZero();
  }
}
