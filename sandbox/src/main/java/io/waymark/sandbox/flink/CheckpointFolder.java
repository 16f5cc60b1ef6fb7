package io.waymark.sandbox.flink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The checkpoints of one job on disk: {@code chk-N/_metadata} and {@code shared/}.
 *
 * @param folder {@code <checkpoints>/<job id>}
 */
public record CheckpointFolder(Path folder) {
  private static final String PREFIX = "chk-";

  /**
   * One complete checkpoint.
   *
   * @param number its number, rising over all attempts of the job
   * @param path its folder
   */
  public record Checkpoint(long number, Path path) {
    Path metadata() {
      return path.resolve("_metadata");
    }
  }

  /**
   * The newest checkpoint whose {@code _metadata} is in place. Flink moves that file there as the
   * last step, before any sink is told to commit; so this one is never older than what sinks show.
   */
  public Optional<Checkpoint> newestComplete() {
    return all().stream()
        .filter(CheckpointFolder::isComplete)
        .max(Comparator.comparingLong(Checkpoint::number));
  }

  /**
   * What no attempt will read again, once the attempt that goes on from {@code restored} has a
   * checkpoint of its own: older checkpoints, and shared files that the restored one does not name.
   * To be asked while no attempt runs.
   */
  public List<Path> leftOversBefore(Checkpoint restored) {
    List<Path> left = new ArrayList<>();
    for (Checkpoint checkpoint : all()) {
      if (checkpoint.number() < restored.number()) {
        left.add(checkpoint.path());
      }
    }
    left.addAll(unnamedSharedFiles(restored));
    return left;
  }

  /** Begun and never completed, by an attempt that is dead: nobody can ever restore these. */
  public List<Path> abandoned() {
    long newest = newestComplete().map(Checkpoint::number).orElse(-1L);
    return all().stream()
        .filter(checkpoint -> checkpoint.number() > newest)
        .map(Checkpoint::path)
        .toList();
  }

  /** Deletes files and folders. */
  public static void remove(List<Path> paths) {
    paths.forEach(CheckpointFolder::delete);
  }

  private List<Path> unnamedSharedFiles(Checkpoint restored) {
    Path shared = folder.resolve("shared");
    if (!Files.isDirectory(shared)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(shared)) {
      // Names are random UUIDs, so finding the name in the bytes is finding the reference.
      String metadata = Files.readString(restored.metadata(), StandardCharsets.ISO_8859_1);
      return files.filter(file -> !metadata.contains(file.getFileName().toString())).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look through " + shared, e);
    }
  }

  private List<Checkpoint> all() {
    List<Checkpoint> found = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return found;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, PREFIX + "*")) {
      for (Path entry : entries) {
        String number = entry.getFileName().toString().substring(PREFIX.length());
        if (number.matches("[0-9]{1,18}")) {
          found.add(new Checkpoint(Long.parseLong(number), entry));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
    return found;
  }

  private static boolean isComplete(Checkpoint checkpoint) {
    try {
      return Files.isRegularFile(checkpoint.metadata()) && Files.size(checkpoint.metadata()) > 0;
    } catch (IOException e) {
      // Removed in this moment by the job itself: then it is not one to restore.
      return false;
    }
  }

  private static void delete(Path path) {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + path, e);
    }
  }
}
