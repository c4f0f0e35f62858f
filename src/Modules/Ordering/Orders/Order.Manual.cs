using System.ComponentModel.DataAnnotations;
using ClickCart.Payments.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>The part about money that comes without the gateway: by bank transfer before the parcel leaves, or to who delivers it.</summary>
internal sealed partial class Order
{
    /// <summary><see cref="ManualMethod.Id"/>; null where the gateway takes the money.</summary>
    [MaxLength(20)] public string? Manual { get; private init; }

    /// <summary>It may leave before it is paid.</summary>
    public bool PaysOnDelivery => Manual is ManualMethod.CashOnDelivery;

    /// <summary>Nothing is waited for before it is sent: its stock is held, and is kept as soon as the order is stored.</summary>
    private void ConfirmOnDelivery(DateTimeOffset now) => Confirm("It is paid on delivery, and the stock is set aside.", now);

    /// <summary>What the timeline says of its money when staff has marked it as paid; null where the gateway took it.</summary>
    private string? PaidWords(Money amount) => Manual switch
    {
        ManualMethod.CashOnDelivery => $"{amount} paid on delivery.",
        ManualMethod.BankTransfer => $"{amount} paid by bank transfer.",
        _ => null,
    };
}
