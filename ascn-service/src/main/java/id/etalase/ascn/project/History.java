package id.etalase.ascn.project;

import java.util.List;

/**
 * Where a project was named before this register existed.
 *
 * @param in2018ActionPlan whether the action plans of 2018 name it; null for projects that came later
 * @param reports the yearly reports known to list it
 */
record History(PlanMention in2018ActionPlan, List<Integer> reports) {

    static final History NONE = new History(null, List.of());
}
