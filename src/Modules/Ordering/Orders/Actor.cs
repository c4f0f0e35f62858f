namespace ClickCart.Ordering.Orders;

/// <summary>Who did something: a role, and the name that only staff sees.</summary>
internal sealed record Actor(string Role, string Name)
{
    public static readonly Actor System = new("system", "system");

    public static Actor Of(ICaller caller) => new(caller.Role, caller.Actor);

    /// <summary>Of the one name that another module tells: a role, or the address that a member of the staff signs in with.</summary>
    public static Actor Named(string name) => name.Contains('@', StringComparison.Ordinal) ? new(Roles.Admin, name) : new(name, name);

    /// <summary>What customers read: <c>you</c>, <c>shop</c> or <c>system</c>, never a person of the staff.</summary>
    public static string ForCustomer(string role) => role switch
    {
        "system" => "system",
        "guest" or Roles.Customer => "you",
        _ => "shop",
    };
}
