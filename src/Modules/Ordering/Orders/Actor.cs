namespace ClickCart.Ordering.Orders;

/// <summary>Who did something: the role that customers see, and the name that only staff sees.</summary>
internal sealed record Actor(string Role, string Name)
{
    public static readonly Actor System = new("system", "system");

    public static Actor Of(ICaller caller) => new(caller.Role, caller.Actor);
}
