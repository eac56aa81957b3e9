namespace SemGeo.Pipelines.Configuration;

/// <summary>A key or value of a configuration is wrong; the message names the file, the key, the value and what is allowed.</summary>
internal sealed class ConfigurationException(string message) : Exception(message);
