package dateline.search;

import java.nio.ByteBuffer;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.VectorUtil;

/// An embedding, each component quantised to eight bits.
///
/// Compared by the exact cosine of the quantised vectors; against the cosine of the unquantised
/// ones that is off by about 0.002.
final class Vector {

  /// The number of components.
  static final int DIMENSIONS = 384;

  private static final int BYTES = Float.BYTES + DIMENSIONS;

  /// One by the length of `components`.
  private final float scale;

  private final byte[] components;

  private Vector(float scale, byte[] components) {
    this.scale = scale;
    this.components = components;
  }

  /// Quantises an embedding; its length does not matter.
  static Vector of(float[] embedding) {
    if (embedding.length != DIMENSIONS) {
      throw new IllegalArgumentException("not " + DIMENSIONS + " but " + embedding.length);
    }
    float largest = 0;
    for (float component : embedding) {
      largest = Math.max(largest, Math.abs(component));
    }
    byte[] components = new byte[DIMENSIONS];
    int squares = 0;
    for (int i = 0; i < DIMENSIONS && largest > 0; i++) {
      components[i] = (byte) Math.round(embedding[i] / largest * Byte.MAX_VALUE);
      squares += components[i] * components[i];
    }
    return new Vector(squares == 0 ? 0 : (float) (1 / Math.sqrt((double) squares)), components);
  }

  /// The vector as it stands in an index.
  BytesRef encode() {
    byte[] bytes = new byte[BYTES];
    ByteBuffer.wrap(bytes).putFloat(scale).put(components);
    return new BytesRef(bytes);
  }

  /// The cosine with an encoded vector.
  ///
  /// @param scratch room for its components, [#DIMENSIONS] long
  float cosine(BytesRef encoded, byte[] scratch) {
    float otherScale = ByteBuffer.wrap(encoded.bytes, encoded.offset, Float.BYTES).getFloat();
    System.arraycopy(encoded.bytes, encoded.offset + Float.BYTES, scratch, 0, DIMENSIONS);
    return VectorUtil.dotProduct(components, scratch) * scale * otherScale;
  }

  /// The cosine with another vector.
  float cosine(Vector other) {
    return VectorUtil.dotProduct(components, other.components) * scale * other.scale;
  }
}
