namespace ClickCart.Sandbox.Faults;

/// <summary>Makes the Sandbox misbehave: the list takes the place of what was set before.</summary>
internal static class SetFaults
{
    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapPut("/sandbox/faults", Handle).RequireAccess(Access.Anyone).ExcludeFromDescription();
    }

    private static IResult Handle(List<Fault> faults, FaultBoard board)
    {
        foreach (var (i, fault) in faults.Index())
            if (fault.Flaw() is { } flaw) return new ProblemResult(Error.Invalid($"[{i}]", flaw));
        board.Set(faults);
        return Results.Ok(board.Faults);
    }
}
