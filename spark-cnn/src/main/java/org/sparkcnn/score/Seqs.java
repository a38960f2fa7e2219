package org.sparkcnn.score;

import java.util.ArrayList;
import java.util.List;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** Scala's immutable sequences, which are covariant; javac does not know that. */
final class Seqs {
  private Seqs() {}

  static <T> Seq<T> of(List<T> list) {
    return CollectionConverters.asScala(list).toSeq();
  }

  @SuppressWarnings("unchecked") // nobody adds to an immutable sequence
  static <T> Seq<T> widened(Seq<? extends T> seq) {
    return (Seq<T>) seq;
  }

  static <T> Seq<T> joined(Seq<T> first, Seq<T> second) {
    List<T> all = new ArrayList<>(CollectionConverters.asJava(first));
    all.addAll(CollectionConverters.asJava(second));
    return of(all);
  }
}
