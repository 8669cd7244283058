package id.etalase.kit.idempotency;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.databind.ObjectMapper;

import id.etalase.kit.error.ProblemMapper;
import id.etalase.kit.error.RequestProblem;

/**
 * Repeats without harm for requests that are worked off together: what {@link Idempotent} promises for one, in a transaction
 * that the caller of these methods has opened. First {@link #answered}, then the work, then {@link #keep}, then the commit.
 */
@Singleton
public class IdempotentRequests {

    private final IdempotencyRecords records;
    private final CurrentRequest current;
    private final ProblemMapper problems;
    private final ObjectMapper json;

    IdempotentRequests(IdempotencyRecords records, CurrentRequest current, ProblemMapper problems, ObjectMapper json) {
        this.records = records;
        this.current = current;
        this.problems = problems;
        this.json = json;
    }

    /** The one in progress, inside a method that is {@link Idempotent#together()}. */
    public IdempotentRequest current() {
        return current.get();
    }

    /**
     * Takes the keys of these requests until the transaction ends.
     *
     * @return the answers of those that must not be worked off: repeats, keys that are in use or were used for other content
     */
    public Map<IdempotentRequest, Response> answered(List<IdempotentRequest> requests) {
        try {
            IdempotencyRecords.Claim claim = records
                    .claim(requests.stream().map(IdempotentRequest::name).distinct().toList());
            Map<IdempotentRequest, Response> answers = new LinkedHashMap<>();
            Set<IdempotentRequest.Name> begun = new HashSet<>();
            for (IdempotentRequest request : requests) {
                IdempotencyRecords.Found earlier = claim.found().get(request.name());
                if (earlier != null) {
                    answers.put(request, earlier.fingerprint().equals(request.fingerprint()) ? earlier.answer().toReplay()
                            : refused(request, "idempotency-key-reused"));
                } else if (!claim.ours().contains(request.name()) || !begun.add(request.name())) {
                    answers.put(request, refused(request, "idempotency-key-in-use"));
                }
            }
            return answers;
        } catch (SQLException e) {
            throw new IllegalStateException("Idempotency records cannot be read", e);
        }
    }

    /**
     * Keeps the answers for repeats, in the transaction in progress; not those that a repeat may cure.
     *
     * @return the same answers, with bodies written out, to be sent once the transaction is committed
     */
    public Map<IdempotentRequest, Response> keep(Map<IdempotentRequest, Response> answers) {
        Map<IdempotentRequest, StoredAnswer> all = answers.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey,
                answer -> StoredAnswer.of(answer.getValue(), json), (one, other) -> one, LinkedHashMap::new));
        Map<IdempotentRequest, StoredAnswer> last = new LinkedHashMap<>(all);
        last.values().removeIf(answer -> !answer.isFinal());
        try {
            records.add(last);
        } catch (SQLException e) {
            throw new IllegalStateException("Idempotency records cannot be kept", e);
        }
        return all.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, answer -> answer.getValue().toResponse()));
    }

    /** The answer to one of them for a failure, in its language. */
    public Response refused(IdempotentRequest request, Throwable failure) {
        return problems.toResponse(failure, request.acceptLanguage());
    }

    private Response refused(IdempotentRequest request, String code) {
        return refused(request, new RequestProblem(code));
    }
}
