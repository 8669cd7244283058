package id.etalase.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/** The codes of problems and of field errors that stand as constants in class files. */
final class ProblemCodes {

    private static final String PACKAGE = "/kit/error/";
    private static final Set<String> FAMILIES = Set.of("NotFound", "Conflict", "Forbidden", "RequestProblem");
    private static final Set<String> MAKERS = Set.of("<init>", "parameter", "header");
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private final Map<String, String> problems = new TreeMap<>();
    private final Set<String> fields = new TreeSet<>();

    ProblemCodes(Stream<InputStream> classFiles) {
        classFiles.forEach(this::read);
    }

    /** The codes of problems, each with the simple name of the exception that carries it. */
    Map<String, String> problems() {
        return problems;
    }

    /** The codes of field errors. */
    Set<String> fields() {
        return fields;
    }

    private void read(InputStream classFile) {
        ClassNode type = new ClassNode();
        try (classFile) {
            new ClassReader(classFile).accept(type, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        messages(type.visibleAnnotations);
        for (FieldNode field : type.fields) {
            messages(field.visibleAnnotations);
            messages(field.visibleTypeAnnotations);
        }
        for (MethodNode method : type.methods) {
            Stream.ofNullable(method.visibleParameterAnnotations).flatMap(Stream::of).forEach(this::messages);
            messages(method.visibleAnnotations);
            calls(type, method);
        }
    }

    private void calls(ClassNode type, MethodNode method) {
        try {
            Frame<SourceValue>[] frames = new Analyzer<>(new SourceInterpreter()).analyze(type.name, method);
            for (int i = 0; i < frames.length; i++) {
                if (frames[i] != null && method.instructions.get(i) instanceof MethodInsnNode call
                        && call.owner.contains(PACKAGE)) {
                    read(call, frames[i]);
                }
            }
        } catch (AnalyzerException e) {
            throw new IllegalStateException("Cannot follow the arguments in " + type.name + '.' + method.name, e);
        }
    }

    private void read(MethodInsnNode call, Frame<SourceValue> frame) {
        String family = call.owner.substring(call.owner.lastIndexOf('/') + 1);
        if (FAMILIES.contains(family) && call.name.equals("<init>")) {
            argument(0, call, frame).ifPresent(code -> problems.put(code, family));
        } else if (family.equals("FieldError") && MAKERS.contains(call.name) && Type.getArgumentCount(call.desc) > 1) {
            boolean canonical = Type.getArgumentCount(call.desc) == 5;
            argument(canonical ? 3 : 1, call, frame).ifPresent(fields::add);
        }
    }

    /** The argument when it is a constant, and not one that only the running program knows. */
    private static Optional<String> argument(int index, MethodInsnNode call, Frame<SourceValue> frame) {
        int first = frame.getStackSize() - Type.getArgumentCount(call.desc);
        return frame.getStack(first + index).insns.stream()
                .flatMap(node -> node instanceof LdcInsnNode load && load.cst instanceof String text ? Stream.of(text)
                        : Stream.empty())
                .findFirst();
    }

    private void messages(List<? extends AnnotationNode> annotations) {
        for (AnnotationNode annotation : annotations == null ? List.<AnnotationNode> of() : annotations) {
            int message = annotation.values == null ? -1 : annotation.values.indexOf("message");
            if (message >= 0 && annotation.values.get(message + 1) instanceof String code && CODE.matcher(code).matches()) {
                fields.add(code);
            }
        }
    }
}
