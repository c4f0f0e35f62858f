namespace ClickCart.Ordering.Orders;

/// <summary>Until when customers may change their orders: the shop's minutes from the placing, and not once somebody packs it or a label is bought.</summary>
internal sealed class EditWindow(OrderingSettings settings, TimeProvider clock)
{
    /// <summary>When it closes for the order; null where the shop has none.</summary>
    public DateTimeOffset? EndOf(Order order) => settings.CustomerEdits is { Ticks: > 0 } time ? order.CreatedAt + time : null;

    /// <summary>Why its customer cannot change it now; null when that is possible.</summary>
    public Error? WhyNot(Order order) =>
        EndOf(order) is not { } end ? Error.Conflict("not-editable", "Orders cannot be changed here. Write to us if something is wrong.")
        : clock.GetUtcNow() >= end ? Error.Conflict("not-editable", "The time in which you could change the order is over. Write to us if something is wrong.")
        : order.KeptBackAt is not null ? Error.Conflict("not-editable", "The shop takes a look at the order, so it cannot be changed now.")
        : order.WhyNotEditable(byStaff: false);
}
