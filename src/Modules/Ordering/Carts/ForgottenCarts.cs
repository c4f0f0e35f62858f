namespace ClickCart.Ordering.Carts;

/// <summary>How many carts that were last used on a day, and had something in them, have been forgotten: what the dashboard knows of them afterwards.</summary>
internal sealed class ForgottenCarts
{
    /// <summary>As <see cref="Cart.UsedOn"/>.</summary>
    public required int Day { get; init; }

    public int Carts { get; set; }
}
