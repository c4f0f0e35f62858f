using ClickCart.ArchitectureTests.Violations.Shapes;
using ClickCart.ArchitectureTests.Violations.Slices;
using ClickCart.ArchitectureTests.Violations.Ways;
using NetArchTest.Rules;

namespace ClickCart.ArchitectureTests.Violations;

public sealed class SliceViolations
{
    [Fact]
    public void Slices_that_know_another_are_named()
    {
        var module = MadeUp.Module(
            MadeUp.TypesIn("Slices"),
            MadeUp.File("AsksForItsName.cs", "app.MapGet(\"/name\", () => nameof(Called));"),
            MadeUp.File("UsesItsConstant.cs", "app.MapGet(\"/constant\", () => Called.Path);"),
            MadeUp.File("KnowsNoOther.cs", "// As Called.Path says.\napp.MapGet(\"Called.Path\", () => new DoSomethingJob(aggregate.Called(1)));"));

        SliceTests.NoSliceKnowsAnother.Finds(module, [.. new[]
        {
            nameof(CallsInAMethodOfItsOwn), nameof(CallsInItsHandler), nameof(CallsInALambda), nameof(CallsInAnAsyncLambda), nameof(CallsInAClosure),
            nameof(CallsInAnAsyncClosure), nameof(CallsInAnIterator), nameof(CatchesItsRefusal), nameof(AsksForItsType), nameof(AsksForItsName),
            nameof(UsesItsConstant), nameof(PassesItAsATypeArgument), nameof(ListsItsResponses), nameof(ShowsItsResponse),
            nameof(CallsWhenSomethingHappened), nameof(CallsInAJob),
        }.Select(name => $"MadeUp.{name} knows MadeUp.Called")]);
    }

    /// <summary>Why <see cref="Mentions"/> exists. Should a newer NetArchTest find these, its own search will do.</summary>
    [Theory]
    [InlineData(typeof(CallsInAnAsyncLambda))]
    [InlineData(typeof(CallsInAnAsyncClosure))]
    [InlineData(typeof(CatchesItsRefusal))]
    public void NetArchTests_own_search_overlooks(Type slice) =>
        Types.InAssembly(slice.Assembly).That().MeetCustomRule(new LiesIn(slice.FullName!)).ShouldNot().HaveDependencyOnAny(typeof(Called).FullName).GetResult()
            .IsSuccessful.ShouldBeTrue();

    [Fact]
    public void Second_ways_in_are_named() => SliceTests.ASliceHasOneWayIn.Finds(
        MadeUp.Module(MadeUp.TypesIn("Ways")),
        "MadeUp.TwoEndpoints: HTTP, HTTP",
        "MadeUp.EndpointAndHandler: HTTP, event",
        "MadeUp.EventAndJob: event, job",
        "MadeUp.TwoJobs: job, job",
        "MadeUp.JobAndSchedule: job, recurring job");

    [Fact]
    public void Slices_of_another_shape_are_named() => SliceTests.ASliceHasItsShape.Finds(
        MadeUp.Module(MadeUp.TypesIn("Shapes")),
        "MadeUp.NotStatic: HTTP by Endpoint",
        "MadeUp.EndpointWithoutSlice: HTTP by EndpointWithoutSlice",
        "MadeUp.NestedHandler: event by Handler",
        "MadeUp.NotSealed: event by NotSealed",
        "MadeUp.PublicJob: recurring job by PublicJob");

    [Fact]
    public void Long_slices_and_those_without_a_file_are_named() => SliceTests.ASliceIsAFileOfAtMost150Lines.Finds(
        MadeUp.Module(
            [typeof(OneEndpoint), typeof(TwoEvents), typeof(TwoJobs), typeof(OneSchedule)],
            MadeUp.File("OneEndpoint.cs", Lines(150)), MadeUp.File("TwoEvents.cs", Lines(151)),
            MadeUp.File("One/OneSchedule.cs"), MadeUp.File("Other/OneSchedule.cs")),
        "MadeUp.TwoEvents: 151 lines",
        "MadeUp.TwoJobs has no file of its own name",
        "MadeUp.OneSchedule has no file of its own name");

    [Fact]
    public void Pages_that_lie_elsewhere_are_named() => SliceTests.APageLiesBesideItsSlice.Finds(
        MadeUp.Module(
            [typeof(OneEndpoint), typeof(TwoEndpoints)],
            MadeUp.File("One/OneEndpoint.cs"), MadeUp.File("One/OneEndpointPage.razor"), MadeUp.File("One/SharedFields.razor"), MadeUp.File("_Imports.razor"),
            MadeUp.File("Two/TwoEndpoints.cs"), MadeUp.File("TwoEndpointsPage.razor"), MadeUp.File("One/NoSlicePage.razor")),
        "src/Modules/MadeUp/TwoEndpointsPage.razor",
        "src/Modules/MadeUp/One/NoSlicePage.razor");

    [Fact]
    public void Slices_without_tests_are_named() => SliceTests.EverySliceHasItsTests.Finds(
        (MadeUp.Module(
            [typeof(OneEndpoint), typeof(TwoEvents), typeof(OneSchedule)],
            MadeUp.File("Orders/OneEndpoint.cs"), MadeUp.File("Orders/TwoEvents.cs"), MadeUp.File("OneSchedule.cs")),
        [new("tests/ClickCart.Tests/MadeUp/Orders/OneEndpointTests.cs", ""), new("tests/ClickCart.Tests/MadeUp/TwoEventsTests.cs", "")]),
        "tests/ClickCart.Tests/MadeUp/Orders/TwoEventsTests.cs",
        "tests/ClickCart.Tests/MadeUp/OneScheduleTests.cs");

    private static string Lines(int count) => string.Concat(Enumerable.Repeat("line\n", count));
}
