// Names of organisations while somebody types who is responsible.
import { suggestions } from "../directory/suggestions.js";

suggestions(document);
