namespace ClickCart.Sandbox;

/// <summary>Whoever reaches the Sandbox pays with test cards and decides what the gateway says.</summary>
internal sealed class NotOutsideDevelopment : IStartCheck
{
    public Task<IReadOnlyList<string>> ProblemsAsync(bool isDevelopment, CancellationToken ct) => Task.FromResult<IReadOnlyList<string>>(isDevelopment
        ? []
        : ["Sandbox:Enabled is true, and the Sandbox takes anybody's test cards for money. Outside Development it stays off: take Sandbox__Enabled away."]);
}
