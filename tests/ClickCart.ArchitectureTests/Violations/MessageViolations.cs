using ClickCart.ArchitectureTests.Violations.Messages;

namespace ClickCart.ArchitectureTests.Violations;

public sealed class MessageViolations
{
    private const string Here = "ClickCart.ArchitectureTests.Violations.Messages.";

    [Fact]
    public void Messages_without_a_stable_name_are_named() => MessageTests.AMessageHasAStableName.Finds(
        [MadeUp.Module(MadeUp.TypesIn("Messages"))],
        $"{Here}NamelessEvent: no name",
        $"{Here}NamelessJob: no name",
        $"{Here}OddlyNamed: madeup.SomethingHappened",
        $"{Here}NamedAfterAnother: ordering.something-happened.v1");

    [Fact]
    public void Names_that_are_given_twice_are_named() => MessageTests.ANameIsGivenOnce.Finds(
        [MadeUp.Module([typeof(ToldOnce), typeof(WellNamed)]), MadeUp.Module([typeof(ToldAgain)])],
        $"madeup.told-twice.v1: {Here}ToldAgain, {Here}ToldOnce");

    [Fact]
    public void Messages_that_lie_in_a_slice_are_named() => MessageTests.AMessageLiesBesideTheAggregate.Finds(
        MadeUp.Module(
            [typeof(HoldsItsJob), typeof(HandlesWellNamed), typeof(WellNamed), typeof(ToldOnce)],
            MadeUp.File("HandlesWellNamed.cs", "internal sealed record WellNamed : IIntegrationEvent;"),
            MadeUp.File("ToldOnce.cs", "internal sealed record ToldOnce : IIntegrationEvent;")),
        $"{Here}HoldsItsJob+NestedJob in HoldsItsJob",
        $"{Here}WellNamed in src/Modules/MadeUp/HandlesWellNamed.cs");

    [Fact]
    public void Contracts_that_changed_are_named() => MessageTests.ContractsAreAsApproved.Finds(
        ([typeof(Told), typeof(ITeller)], new SourceFile("tests/Contracts.approved.txt", $"""
            # ClickCart.ArchitectureTests
            interface {Here}ITeller
              {Here}Told Tell(Int32)
            record {Here}Told
              Int64 Number
              System.String Name
            """)),
        "+   Int32 Number",
        "-   Int64 Number");
}
