namespace ClickCart.Payments.Payments;

/// <summary>Where a payment stands. <see cref="PaymentStates"/> says which state may follow which.</summary>
internal enum PaymentState
{
    /// <summary>The intent and its key are stored; the gateway is being asked to set the amount aside.</summary>
    Authorizing,

    /// <summary>The gateway was asked and nobody knows what it did: a time-out, a cut answer, a 5xx. Resolved by the same key or by a read.</summary>
    Unknown,

    /// <summary>The gateway has it and the bank has not answered yet.</summary>
    Processing,

    /// <summary>The customer must act, such as pass 3-D Secure.</summary>
    ActionRequired,

    Declined,

    /// <summary>The amount is set aside; nothing is charged.</summary>
    Authorized,

    Capturing,

    /// <summary>The gateway refused to capture for good; nothing was charged.</summary>
    CaptureFailed,

    /// <summary>Charged. The amounts show what was refunded.</summary>
    Captured,

    Voiding,

    /// <summary>Given up or given back; nothing was charged.</summary>
    Voided,

    /// <summary>The order costs nothing: nothing is authorised, captured or given back, and the gateway never hears of it.</summary>
    NotRequired,

    /// <summary>No gateway takes the money: staff says when it has come.</summary>
    Awaited,
}

/// <summary>The state table.</summary>
internal static class PaymentStates
{
    /// <summary>
    /// The states that may follow. An edge into Captured from anywhere but Capturing is a capture that the gateway reports against our plans.
    /// </summary>
    public static PaymentState[] After(PaymentState state) => state switch
    {
        PaymentState.Authorizing =>
            [PaymentState.Unknown, PaymentState.Processing, PaymentState.ActionRequired, PaymentState.Declined, PaymentState.Authorized, PaymentState.Voided],
        PaymentState.Unknown => [PaymentState.Processing, PaymentState.ActionRequired, PaymentState.Declined, PaymentState.Authorized, PaymentState.Voided],
        PaymentState.Processing => [PaymentState.ActionRequired, PaymentState.Declined, PaymentState.Authorized, PaymentState.Voided],
        PaymentState.ActionRequired => [PaymentState.Processing, PaymentState.Declined, PaymentState.Authorized, PaymentState.Voiding, PaymentState.Voided],
        PaymentState.Declined => [PaymentState.Authorizing, PaymentState.Authorized, PaymentState.Voiding, PaymentState.Voided],
        PaymentState.Authorized => [PaymentState.Capturing, PaymentState.Captured, PaymentState.Voiding, PaymentState.Voided],
        PaymentState.Capturing => [PaymentState.Captured, PaymentState.CaptureFailed],
        PaymentState.CaptureFailed => [PaymentState.Captured, PaymentState.Voiding, PaymentState.Voided],
        PaymentState.Voiding => [PaymentState.Voided, PaymentState.Captured],
        PaymentState.Awaited => [PaymentState.Captured, PaymentState.Voided],
        _ => [],
    };

    public static bool Allows(PaymentState from, PaymentState to) => After(from).Contains(to);

    /// <summary>A state that a payment only passes through: somebody is expected to answer, and the poller asks.</summary>
    public static bool IsPassing(PaymentState state) =>
        state is PaymentState.Authorizing or PaymentState.Unknown or PaymentState.Processing
            or PaymentState.ActionRequired or PaymentState.Capturing or PaymentState.Voiding;
}
