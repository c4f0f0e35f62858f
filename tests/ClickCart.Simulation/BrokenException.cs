namespace ClickCart.Simulation;

/// <summary>Something that must hold does not; the message says what.</summary>
internal sealed class BrokenException(string message) : Exception(message);
