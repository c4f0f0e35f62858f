namespace ClickCart.Web.Dashboard;

/// <summary>What a module needs before the shop may open. Each module brings its own; the dashboard lists them until all are done.</summary>
public interface IOpeningSteps
{
    Task<IReadOnlyList<OpeningStep>> AsOfNowAsync(CancellationToken ct);
}

/// <summary>One thing that is to be done before the shop opens.</summary>
/// <param name="Order">Ascending: who the shop is 10 to 19, money and parcels 20 to 39, delivery and taxes 40 to 49, goods 50 to 59, what is left 60 to 89.</param>
/// <param name="Name">For programs, such as <c>warehouse</c>.</param>
/// <param name="Label">What there must be, such as A delivery zone.</param>
/// <param name="Address">The page on which it is done.</param>
public sealed record OpeningStep(int Order, string Name, string Label, string Address, bool IsDone)
{
    /// <summary>What else is to be known, done or not.</summary>
    public string? Note { get; init; }
}
