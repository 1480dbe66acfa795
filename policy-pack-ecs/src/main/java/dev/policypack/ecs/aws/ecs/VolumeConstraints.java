package dev.policypack.ecs.aws.ecs;

import dev.policypack.policy.Constraint;
import dev.policypack.policy.Constraints;
import dev.policypack.policy.Refusals;
import dev.policypack.policy.Review;
import dev.policypack.value.Display;
import dev.policypack.value.Items;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.List;

/** What ECS refuses in the volumes of a task definition, and where its containers mount them. */
public final class VolumeConstraints {
    private static final Constraints ALL = new Constraints("2026-11-27");

    static final Constraint MOUNT_POINT = ALL.refused(
            "ecs-task-definition-mount-point-volume",
            "ClientException: Unknown volume 'data'.",
            "Add the volume to `volumes` of the task definition, or name one that is there.",
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html");
    static final Constraint VOLUMES_FROM = ALL.refused(
            "ecs-task-definition-volumes-from-container",
            "ClientException: Invalid 'volumesFrom' setting. Unknown container: 'data'",
            "Name a container of the same task definition.",
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html");
    static final Constraint HOST_PATH = ALL.refused(
            "ecs-task-definition-fargate-host-path",
            "ClientException: Fargate compatible task definitions do not support sourcePath",
            "Remove `hostPath`, or use an EFS volume.",
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html");
    static final Constraint DOCKER = ALL.refused(
            "ecs-task-definition-fargate-docker-volume",
            "ClientException: Fargate compatible task definitions do not support dockerVolumeConfiguration",
            "Remove `dockerVolumeConfiguration`, or use an EFS volume.",
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html");
    static final Constraint FSX = ALL.refused(
            "ecs-task-definition-fargate-fsx-volume",
            "ClientException (volumes of FSx for Windows File Server need tasks on EC2)",
            "Use an EFS volume, or run the task on EC2.",
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/wfsx-volumes.html");
    static final Constraint NOT_MOUNTED = ALL.refused(
            "ecs-task-definition-volume-not-mounted",
            "ClientException: Volumes [data] are not referenced by any of the containers.",
            "Add a mount point for the volume to a container, or remove the volume.",
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html");
    static final Constraint AT_LAUNCH = ALL.refused(
            "ecs-task-definition-volume-configure-at-launch-one",
            "ClientException (one volume of a revision can be configured at launch)",
            "Keep one volume with `configureAtLaunch`.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Volume.html");
    static final Constraint EFS_IAM = ALL.refused(
            "ecs-task-definition-efs-iam-transit-encryption",
            "ClientException: EFS IAM authorization requires TransitEncryption to be enabled.",
            "Set `transitEncryption` to `ENABLED`.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_EFSVolumeConfiguration.html");
    static final Constraint EFS_ACCESS_POINT = ALL.refused(
            "ecs-task-definition-efs-access-point-transit-encryption",
            "ClientException (an access point takes transit encryption)",
            "Set `transitEncryption` to `ENABLED`.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_EFSAuthorizationConfig.html");
    static final Constraint EFS_ROOT = ALL.refused(
            "ecs-task-definition-efs-access-point-root-directory",
            "ClientException: When using an EFS access point, the root directory must either be set to \"/\" or "
                    + "be omitted.",
            "Remove `rootDirectory`: the access point has one of its own.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_EFSVolumeConfiguration.html");
    static final Constraint EFS_PORT = ALL.refused(
            "ecs-task-definition-efs-port-transit-encryption",
            "ClientException: TransitEncryptionPort requires that TransitEncryption is enabled.",
            "Set `transitEncryption` to `ENABLED`, or remove `transitEncryptionPort`.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_EFSVolumeConfiguration.html");

    private static final String FARGATE = "%s is set, which Fargate does not support";

    private VolumeConstraints() {}

    /** The constraints. */
    public static List<Constraint> all() {
        return ALL.all();
    }

    /** Checks the volumes of a task definition. */
    public static void check(TaskDefinition task, Review review) {
        Items<Props> volumes = task.props().objects("volumes");
        review.each(task.containers(), container -> mounts(task, container, volumes, review));
        if (volumes.isEmpty().answer() == Truth.Answer.YES) {
            return;
        }
        Truth fargate = task.runsOnFargate();
        review.each(volumes, volume -> {
            unsupported(HOST_PATH, volume, "hostPath", fargate, review);
            unsupported(DOCKER, volume, "dockerVolumeConfiguration", fargate, review);
            unsupported(FSX, volume, "fsxWindowsFileServerVolumeConfiguration", fargate, review);
            mounted(task, volume, review);
            Props efs = volume.object("efsVolumeConfiguration");
            if (efs.isPresent().answer() != Truth.Answer.NO) {
                efs(efs, review);
            }
        });
        Value<Long> atLaunch = volumes.value().flatMap(VolumeConstraints::configuredAtLaunch);
        review.at(volumes)
                .refuse(
                        AT_LAUNCH,
                        atLaunch.matches(number -> number > 1),
                        "volumes has %s with configureAtLaunch; ECS accepts one",
                        atLaunch);
    }

    private static Value<Long> configuredAtLaunch(List<Props> volumes) {
        Value<Long> sum = Value.known(0L, volumes.get(0).path());
        for (Props volume : volumes) {
            sum = sum.with(volume.bool("configureAtLaunch").orElse(false), (number, is) -> is ? number + 1 : number);
        }
        return sum;
    }

    private static void mounts(TaskDefinition task, Container container, Items<Props> volumes, Review review) {
        review.each(container.props().objects("mountPoints"), mount -> {
            Value<String> name = mount.nonEmptyText("sourceVolume");
            review.refuse(
                    MOUNT_POINT,
                    name.isPresent()
                            .and(() ->
                                    volumes.none(volume -> volume.string("name").isEqualTo(name))),
                    "sourceVolume is %s, which is not a volume of the task definition",
                    name);
        });
        review.each(container.props().objects("volumesFrom"), from -> {
            Value<String> name = from.nonEmptyText("sourceContainer");
            review.refuse(
                    VOLUMES_FROM,
                    name.isPresent().and(() -> task.containers()
                            .none(other -> other.name().isEqualTo(name))),
                    "sourceContainer is %s, which is not a container of the task definition",
                    name);
        });
    }

    private static void unsupported(
            Constraint constraint, Props volume, String property, Truth fargate, Review review) {
        review.at(volume.value(property))
                .refuse(constraint, Refusals.isSet(volume, property).and(fargate), FARGATE, Display.words(property));
    }

    private static void mounted(TaskDefinition task, Props volume, Review review) {
        Value<String> name = volume.string("name");
        review.refuse(
                NOT_MOUNTED,
                volume.bool("configureAtLaunch").is(true).and(name::isPresent).and(() -> task.containers()
                        .none(container -> container
                                .props()
                                .objects("mountPoints")
                                .any(mount -> mount.string("sourceVolume").isEqualTo(name)))),
                "name is %s, and configureAtLaunch is true, but no container mounts the volume",
                name);
    }

    private static void efs(Props efs, Review review) {
        Value<String> encryption = efs.string("transitEncryption");
        Truth plain = encryption.is("ENABLED").not();
        Props access = efs.object("authorizationConfig");
        Value<String> point = access.nonEmptyText("accessPointId");
        Value<String> root = efs.nonEmptyText("rootDirectory");
        review.at(encryption)
                .refuse(
                        EFS_IAM,
                        access.string("iam").is("ENABLED").and(plain),
                        "transitEncryption is %s, but iam is %s",
                        encryption,
                        access.string("iam"));
        review.at(encryption)
                .refuse(
                        EFS_ACCESS_POINT,
                        point.isPresent().and(plain),
                        "transitEncryption is %s, but accessPointId is set",
                        encryption);
        review.at(root)
                .refuse(
                        EFS_ROOT,
                        root.matches(path -> !path.equals("/")).and(point::isPresent),
                        "rootDirectory is %s, but accessPointId is set",
                        root);
        Value<Long> port = efs.integer("transitEncryptionPort");
        review.at(port)
                .refuse(
                        EFS_PORT,
                        port.isPresent().and(plain),
                        "transitEncryptionPort is %s, but transitEncryption is %s",
                        port,
                        encryption);
    }
}
