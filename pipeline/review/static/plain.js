/* A page without anything to decide. */
import { help, onKeys } from "./common.js";

onKeys({ "?": help });
