package dev.policypack.ecs.aws.secrets;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.policypack.ecs.aws.ecs.Container;
import dev.policypack.ecs.aws.ecs.TaskDefinition;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.ResourceView;
import dev.policypack.value.Items;
import dev.policypack.value.PropertyValue;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.List;

/** A resource into which a program writes credentials: secrets, parameters, master passwords, environment variables. */
public final class SecretHolder extends ResourceView {
    private static final String PARAMETER = "aws:ssm/parameter:Parameter";
    private static final String DB_CLUSTER = "aws:rds/cluster:Cluster";
    private static final String DB_INSTANCE = "aws:rds/instance:Instance";
    private static final String TASK = "aws:ecs/taskDefinition:TaskDefinition";
    private static final ImmutableSet<String> ASKED_ELSEWHERE = ImmutableSet.of(DB_CLUSTER, DB_INSTANCE, TASK);

    /** The types. */
    public static final ResourceType<SecretHolder> TYPE = ResourceType.of(
            SecretHolder::new,
            "aws:secretsmanager/secretVersion:SecretVersion",
            PARAMETER,
            DB_CLUSTER,
            DB_INSTANCE,
            TASK);

    private static final ImmutableSet<String> KEPT_IN_STATE =
            ImmutableSet.of("secretString", "value", "masterPassword", "password");

    /** Provider 7 has these, which no state keeps. */
    private static final ImmutableSet<String> WRITE_ONLY =
            ImmutableSet.of("secretStringWo", "valueWo", "masterPasswordWo", "passwordWo");

    private SecretHolder(Resource resource) {
        super(resource);
    }

    /** Whether the values are credentials and nothing else, as those of environment variables are not. */
    public Truth holdsCredentialsOnly() {
        if (resource().type().equals(PARAMETER)) {
            return props().string("type").is("SecureString");
        }
        return Truth.of(!resource().type().equals(TASK));
    }

    /**
     * The properties that hold a credential as a whole and are kept in the state. One whose changes the program ignores is left out, here
     * and in {@link #strings}: a person fills it in elsewhere. Those of databases and containers have policies of their own.
     */
    public List<Value<PropertyValue>> credentials() {
        return ASKED_ELSEWHERE.contains(resource().type())
                ? ImmutableList.of()
                : KEPT_IN_STATE.stream()
                        .filter(this::isFilledInHere)
                        .map(property -> props().value(property))
                        .collect(ImmutableList.toImmutableList());
    }

    /** The texts in these properties, each for itself where a property holds JSON. */
    public List<Value<PropertyValue>> strings() {
        return props().leaves().stream()
                .filter(leaf -> {
                    String property = leaf.path().property();
                    return (KEPT_IN_STATE.contains(property) || WRITE_ONLY.contains(property))
                            && isFilledInHere(property);
                })
                .collect(ImmutableList.toImmutableList());
    }

    private boolean isFilledInHere(String property) {
        return !resource().options().ignoreChanges().contains(property);
    }

    /** The containers whose environment variables are set in the definition itself; empty for anything but a task definition. */
    public Items<Container> containers() {
        return resource().type().equals(TASK)
                ? resource().as(TaskDefinition.TYPE).containers()
                : Items.of(Value.missing(props().path()));
    }
}
