package dev.policypack.examples.endtoend;

import com.pulumi.Context;
import com.pulumi.Pulumi;
import com.pulumi.aws.ecr.Repository;
import com.pulumi.aws.ecs.TaskDefinition;
import com.pulumi.aws.ecs.TaskDefinitionArgs;

/** A program whose mistake is only there when the repository is: in a preview the containers are not known. */
public final class LateMistake {
    private LateMistake() {}

    /** Runs the program. */
    public static void main(String[] args) {
        Pulumi.run(LateMistake::stack);
    }

    static void stack(Context ctx) {
        Repository repository = new Repository("web");
        new TaskDefinition(
                "web",
                TaskDefinitionArgs.builder()
                        .family("web")
                        .containerDefinitions(repository
                                .repositoryUrl()
                                .applyValue(url -> "[{\"name\": \"web\", \"image\": \"" + url + ":latest\"}]"))
                        .build());
    }
}
