package org.sparkcnn.ml;

import java.util.List;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamValidators;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.param.StringArrayParam;

/** Makes params whose text says their range. */
final class ParamFactory {
  private ParamFactory() {}

  static Param<String> text(Params owner, String name, String doc) {
    return new Param<>(owner.uid(), name, doc, String.class);
  }

  static StringArrayParam texts(Params owner, String name, String doc) {
    return new StringArrayParam(owner, name, doc);
  }

  static Param<String> choice(Params owner, String name, String doc, List<String> values) {
    return new Param<>(
        owner.uid(),
        name,
        doc + " Supported: " + String.join(", ", values),
        ParamValidators.inArray(values),
        String.class);
  }

  static IntParam intAtLeast(Params owner, String name, int minimum, String doc) {
    return new IntParam(
        owner.uid(), name, doc + " (>= " + minimum + ")", ParamValidators.gtEq(minimum));
  }

  static DoubleParam positive(Params owner, String name, String doc) {
    return new DoubleParam(owner.uid(), name, doc + " (> 0)", ParamValidators.gt(0));
  }

  static DoubleParam notNegative(Params owner, String name, String doc) {
    return new DoubleParam(owner.uid(), name, doc + " (>= 0)", ParamValidators.gtEq(0));
  }

  static DoubleParam fraction(Params owner, String name, String doc) {
    return new DoubleParam(
        owner.uid(), name, doc + " (in [0, 1))", ParamValidators.inRange(0, 1, true, false));
  }

  static DoubleParam share(Params owner, String name, String doc) {
    return new DoubleParam(
        owner.uid(), name, doc + " (in [0, 1])", ParamValidators.inRange(0, 1, true, true));
  }
}
