namespace ClickCart.Platform.Data;

internal static class Exceptions
{
    /// <summary>The first exception of that type in the chain of causes.</summary>
    public static TException? Chain<TException>(this Exception? exception) where TException : Exception
    {
        for (; exception is not null; exception = exception.InnerException)
            if (exception is TException found) return found;
        return null;
    }
}
